/** The order of events: what is told of it, and what follows from that. */
import type { StoryEvent } from './event.ts';

interface Node {
	event: StoryEvent;
	/** Events told to be later than this one. */
	later: Node[];
	earlier: Node[];
	/** Not before, not after: own date, narrowed by what comes before and after. */
	from: number;
	to: number;
}

function graphOf(events: readonly StoryEvent[]): Map<string, Node> {
	const nodes = new Map<string, Node>();
	for (const event of events) {
		const { from, to } = event.date ?? { from: -Infinity, to: Infinity };
		nodes.set(event.id, { event, later: [], earlier: [], from, to });
	}
	for (const node of nodes.values()) {
		for (const id of node.event.earlier) {
			const before = nodes.get(id);
			if (!before || reaches(node, before)) continue;
			before.later.push(node);
			node.earlier.push(before);
		}
	}
	for (const node of nodes.values()) {
		visit(
			node,
			'later',
			(one) => (one.from = Math.max(one.from, node.event.date?.from ?? -Infinity))
		);
		visit(node, 'earlier', (one) => (one.to = Math.min(one.to, node.event.date?.to ?? Infinity)));
	}
	return nodes;
}

/** Calls `each` for the node and all that come later (or earlier) by what is told. */
function visit(node: Node, way: 'later' | 'earlier', each: (node: Node) => void): void {
	const seen = new Set([node]);
	for (const one of seen) {
		each(one);
		for (const next of one[way]) seen.add(next);
	}
}

function reaches(from: Node, to: Node): boolean {
	let found = false;
	visit(from, 'later', (node) => (found ||= node === to));
	return found;
}

/** Says of two events which came first: −1 the first, 1 the second, 0 when the text does not say. */
export type EventOrder = (first: string, second: string) => -1 | 0 | 1;

/** What the text says of the order of events, by dates and by words like "after" and "then", and what follows from it. */
export function eventOrder(events: readonly StoryEvent[]): EventOrder {
	const nodes = graphOf(events);
	const before = (a: Node, b: Node) => a !== b && (a.to < b.from || reaches(a, b));
	return (first, second) => {
		const a = nodes.get(first);
		const b = nodes.get(second);
		if (!a || !b) return 0;
		const forth = before(a, b);
		const back = before(b, a);
		// Dates and words that contradict each other say nothing.
		return forth === back ? 0 : forth ? -1 : 1;
	};
}

/** Events in the order of the story: what is told to be earlier comes first, the rest as the text has it. */
export function inStoryOrder(events: readonly StoryEvent[]): StoryEvent[] {
	const nodes = [...graphOf(events).values()];
	const place = new Map(nodes.map((node, i) => [node, i]));
	// Dated events first take each other's places in the order of their dates; the undated stay where they stand.
	const dated = nodes.filter((node) => Number.isFinite(node.from) || Number.isFinite(node.to));
	const sorted = [...dated].sort((a, b) => middle(a) - middle(b) || place.get(a)! - place.get(b)!);
	const slots = dated.map((node) => place.get(node)!);
	sorted.forEach((node, i) => place.set(node, slots[i]!));
	const open = [...nodes].sort((a, b) => place.get(a)! - place.get(b)!);
	const done = new Set<Node>();
	const order: StoryEvent[] = [];
	const put = (node: Node) => {
		// Depth first: what is told to come before goes before.
		const stack = [node];
		while (stack.length > 0) {
			const top = stack.at(-1)!;
			const waiting = top.earlier.find((one) => !done.has(one));
			if (waiting && !done.has(top)) {
				stack.push(waiting);
				continue;
			}
			stack.pop();
			if (done.has(top)) continue;
			done.add(top);
			order.push(top.event);
		}
	};
	for (const node of open) put(node);
	return order;
}

const middle = ({ from, to }: Node) =>
	Number.isFinite(from) ? (Number.isFinite(to) ? (from + to) / 2 : from) : to;
