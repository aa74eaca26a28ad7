import type { Tag } from '$lib/core/scenario/model.ts';

/** A node as it is drawn; whoever shows a graph says what stands in it. */
export interface NodeView {
	id: string;
	kind: 'situation' | 'ending';
	/** "Situation 3". */
	name: string;
	text: string;
	/** Short marks in its head, such as "30 s", "Question", "Start". */
	marks: string[];
	/** How it ends, in words; '' for situations. */
	outcome: string;
	tone: 'plain' | 'good' | 'info' | 'bad' | 'imagined';
	tags: Tag[];
	/** A remark among authors; '' for none. */
	note: string;
	/** What the check found, in words with how to mend it; '' for nothing. */
	finding: string;
	severity: 'error' | 'warning' | null;
	/** The ways on that can be led elsewhere by drawing: their ids and short marks. */
	ways: { id: string; mark: string; name: string }[];
	/** How many nodes it hides while folded; 0 where it is not. */
	hides: number;
	foldable: boolean;
	pinned: { x: number; y: number } | null;
	/** Stands out, as a step of a play that is followed. */
	lit: boolean;
	/** What a screen reader says of it. */
	spoken: string;
}

/** All ways from one node to another, drawn as one line. */
export interface EdgeView {
	id: string;
	from: string;
	to: string;
	/** One line a way, or several ways that nothing else is to be said of. */
	lines: string[];
	/** Everything in full. */
	spoken: string;
	/** The ids of its ways; [] for a line that stands for folded ones. */
	ways: string[];
	/** In pixels. */
	width: number;
	tone: 'plain' | 'folded' | 'lit' | 'good2' | 'good1' | 'even' | 'bad1' | 'bad2' | 'unused';
}

export interface GroupView {
	id: string;
	title: string;
	nodes: string[];
}

export interface GraphView {
	nodes: NodeView[];
	edges: EdgeView[];
	groups: GroupView[];
}

export interface Point {
	x: number;
	y: number;
}

/** What the layout needs to know. */
export interface LayoutTask {
	nodes: { id: string; width: number; height: number; group: string | null }[];
	edges: { id: string; from: string; to: string; width: number; height: number }[];
}

/** Where nodes stand (their upper left corners), and how lines run between them, label included. */
export interface Laid {
	nodes: Record<string, Point>;
	edges: Record<string, { points: Point[]; label: Point }>;
}

export const NODE_WIDTH = 232;
/** Labels are set in this size. */
const CHARACTER = 6.6;
export const LINE_HEIGHT = 16;

export function heightOf({ kind, note, finding, ways }: NodeView): number {
	const rows = (note === '' ? 0 : 36) + (finding === '' ? 0 : 38) + (ways.length > 0 ? 30 : 0);
	return (kind === 'ending' ? 84 : 100) + rows;
}

export function labelSize({ lines }: EdgeView): { width: number; height: number } {
	const longest = Math.max(0, ...lines.map((line) => line.length));
	return { width: 12 + longest * CHARACTER, height: 4 + lines.length * LINE_HEIGHT };
}

export function taskOf({ nodes, edges, groups }: GraphView): LayoutTask {
	const group = new Map(groups.flatMap((g) => g.nodes.map((id) => [id, g.id] as const)));
	return {
		nodes: nodes.map((node) => ({
			id: node.id,
			width: NODE_WIDTH,
			height: heightOf(node),
			group: group.get(node.id) ?? null
		})),
		edges: edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, ...labelSize(edge) }))
	};
}

/** Where each node stands: pinned, laid out, or (not laid out yet) under what leads to it. */
export function placesOf(view: GraphView, laid: Laid | null): Map<string, Point> {
	const places = new Map<string, Point>();
	if (!laid) return places;
	for (const { id, pinned } of view.nodes) {
		const at = pinned ?? laid.nodes[id];
		if (at) places.set(id, at);
	}
	for (const { id } of view.nodes) {
		if (places.has(id)) continue;
		const parent = view.edges.find((edge) => edge.to === id && places.has(edge.from));
		const at = parent && places.get(parent.from);
		places.set(id, at ? { x: at.x + 40, y: at.y + 200 } : { x: -NODE_WIDTH - 60, y: 0 });
	}
	return places;
}

/** A line through points, rounded at its bends. */
export function pathThrough(points: readonly Point[]): string {
	const [first, ...rest] = points;
	if (!first) return '';
	let path = `M${first.x} ${first.y}`;
	for (const [i, point] of rest.entries()) {
		const next = rest[i + 1];
		if (!next) path += `L${point.x} ${point.y}`;
		else path += `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
	}
	return path;
}

/** From the foot of one node to the head of another, where the layout has no line because one of them was moved. */
export function pathBetween(
	from: Point & { height: number },
	to: Point
): { path: string; label: Point } {
	const a = { x: from.x + NODE_WIDTH / 2, y: from.y + from.height };
	const b = { x: to.x + NODE_WIDTH / 2, y: to.y };
	const bend = Math.max(30, Math.abs(b.y - a.y) / 2);
	return {
		path: `M${a.x} ${a.y}C${a.x} ${a.y + bend} ${b.x} ${b.y - bend} ${b.x} ${b.y}`,
		label: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
	};
}
