import { targetsOf } from '../loops.ts';
import type { Scenario } from '../model.ts';

/** Everything that can be come to from `from`, whatever the conditions, without passing `without`. */
export function reachedFrom(
	scenario: Scenario,
	from: Iterable<string>,
	without?: string
): Set<string> {
	const targets = new Map(scenario.nodes.map((n) => [n.id, targetsOf(n)]));
	const reached = new Set<string>();
	const queue = [...from];
	for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
		if (id === without || reached.has(id) || !targets.has(id)) continue;
		reached.add(id);
		queue.push(...targets.get(id)!);
	}
	return reached;
}

/**
 * Where the story can begin to be read: its start, and, for what the start does not lead to, nodes that nothing leads
 * to, then whatever is still left, in the scenario's order.
 */
export function rootsOf(scenario: Scenario): string[] {
	const targets = new Map(scenario.nodes.map((n) => [n.id, targetsOf(n)]));
	const ledTo = new Set(scenario.nodes.flatMap((n) => targetsOf(n).filter((to) => to !== n.id)));
	const seen = new Set<string>();
	const roots: string[] = [];
	const begin = (id: string) => {
		if (seen.has(id) || !targets.has(id)) return;
		roots.push(id);
		const queue = [id];
		for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
			if (seen.has(at) || !targets.has(at)) continue;
			seen.add(at);
			queue.push(...targets.get(at)!);
		}
	};
	begin(scenario.start);
	for (const { id } of scenario.nodes) if (!ledTo.has(id)) begin(id);
	for (const { id } of scenario.nodes) begin(id);
	return roots;
}

/**
 * For each node, the last node that every way to it passes (its immediate dominator; Cooper, Harvey & Kennedy 2001);
 * null for a root, and for what several roots lead to. What the start leads to is looked at from there only: a situation
 * that is not joined to the story yet changes nothing in it.
 */
export function passedBefore(scenario: Scenario): Map<string, string | null> {
	const targets = new Map(scenario.nodes.map((n) => [n.id, targetsOf(n)]));
	const roots = rootsOf(scenario);
	const order = postOrder(roots, targets);
	/** Positions in post-order; the one that leads to all roots comes last. */
	const TOP = order.length;
	const position = new Map(order.map((id, i) => [id, i]));
	const before: number[][] = order.map(() => []);
	const told = reachedFrom(scenario, [scenario.start]);
	for (const [id, tos] of targets) {
		for (const to of tos) {
			const at = position.get(to);
			if (at === undefined || (told.has(to) && !told.has(id))) continue;
			before[at]!.push(position.get(id)!);
		}
	}
	for (const root of roots) before[position.get(root)!]!.push(TOP);
	const dominator = new Array<number>(TOP + 1).fill(-1);
	dominator[TOP] = TOP;
	for (let changed = true; changed;) {
		changed = false;
		for (let i = TOP - 1; i >= 0; i--) {
			let common = -1;
			for (const b of before[i]!) {
				if (dominator[b] === -1) continue;
				let [x, y] = [common, b];
				if (x === -1) {
					common = b;
					continue;
				}
				while (x !== y) {
					while (x < y) x = dominator[x]!;
					while (y < x) y = dominator[y]!;
				}
				common = x;
			}
			if (dominator[i] !== common) {
				dominator[i] = common;
				changed = true;
			}
		}
	}
	return new Map(order.map((id, i) => [id, order[dominator[i]!] ?? null]));
}

function postOrder(roots: readonly string[], targets: ReadonlyMap<string, string[]>): string[] {
	const seen = new Set<string>();
	const order: string[] = [];
	for (const root of roots) {
		if (seen.has(root)) continue;
		seen.add(root);
		const trail = [{ id: root, next: 0 }];
		while (trail.length > 0) {
			const top = trail[trail.length - 1]!;
			const to = targets.get(top.id)![top.next++];
			if (to === undefined) {
				order.push(top.id);
				trail.pop();
			} else if (!seen.has(to) && targets.has(to)) {
				seen.add(to);
				trail.push({ id: to, next: 0 });
			}
		}
	}
	return order;
}

/** The nodes through which alone something can be come to: those whose branch can be folded away. */
export function foldable(scenario: Scenario): Set<string> {
	return new Set([...passedBefore(scenario).values()].filter((id) => id !== null));
}

/** A node of the outline with the branches that leave the main line there. */
export interface OutlineEntry {
	id: string;
	/** Each a line of its own, which can be come to only through this node. */
	branches: OutlineEntry[][];
	/** Endings that can be come to only through this node, where the line goes on elsewhere. They stand at its end. */
	endings: string[];
}

/**
 * The story as lines with branches: a line goes on with the node that has most behind it, and what else can be come to
 * only through a node branches off there. No branch is deeper than the logarithm of the number of nodes. One line for each
 * root.
 */
export function outlineOf(scenario: Scenario): OutlineEntry[][] {
	const above = passedBefore(scenario);
	const place = new Map(scenario.nodes.map((n, i) => [n.id, i]));
	const below = new Map<string | null, string[]>();
	for (const { id } of scenario.nodes) {
		const parent = above.get(id) ?? null;
		const known = below.get(parent);
		if (known) known.push(id);
		else below.set(parent, [id]);
	}
	const size = sizes(below);
	const endings = new Set(scenario.nodes.filter((n) => n.kind === 'ending').map((n) => n.id));
	const lineFrom = (first: string): OutlineEntry[] => {
		const line: OutlineEntry[] = [];
		for (let id: string | undefined = first; id !== undefined;) {
			const children: string[] = below.get(id) ?? [];
			const next: string | undefined = children.reduce<string | undefined>(
				(best, child) =>
					best === undefined ||
					size.get(child)! > size.get(best)! ||
					(size.get(child) === size.get(best) && place.get(child)! > place.get(best)!)
						? child
						: best,
				undefined
			);
			const others = children.filter((child) => child !== next);
			line.push({
				id,
				branches: others.filter((one) => !endings.has(one)).map((one) => lineFrom(one)),
				endings: others.filter((one) => endings.has(one))
			});
			id = next;
		}
		return line;
	};
	return (below.get(null) ?? []).map((id) => lineFrom(id));
}

/** How many nodes hang on each, itself counted. */
function sizes(below: ReadonlyMap<string | null, string[]>): Map<string, number> {
	const size = new Map<string, number>();
	const queue = [...(below.get(null) ?? [])];
	const order: string[] = [];
	for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
		order.push(id);
		queue.push(...(below.get(id) ?? []));
	}
	for (const id of order.reverse()) {
		size.set(
			id,
			(below.get(id) ?? []).reduce((sum, child) => sum + size.get(child)!, 1)
		);
	}
	return size;
}

/** What can be come to only through `id`, which is not counted: its branch, which folding hides. */
export function branchOf(scenario: Scenario, id: string): Set<string> {
	const told = reachedFrom(scenario, [scenario.start]).has(id);
	const roots = told ? [scenario.start] : rootsOf(scenario);
	const others = reachedFrom(
		scenario,
		roots.filter((root) => root !== id),
		id
	);
	const branch = reachedFrom(scenario, [id]);
	for (const other of others) branch.delete(other);
	branch.delete(id);
	return branch;
}

/** The nodes that folded branches hide. */
export function hiddenBy(scenario: Scenario, folded: readonly string[]): Set<string> {
	const hidden = new Set<string>();
	if (folded.length === 0) return hidden;
	const marked = new Set(folded);
	const above = passedBefore(scenario);
	for (const { id } of scenario.nodes) {
		const trail: string[] = [];
		let at: string | null = id;
		let inside = false;
		while (at !== null && !inside) {
			if (hidden.has(at)) inside = true;
			else {
				trail.push(at);
				at = above.get(at) ?? null;
				if (at !== null && marked.has(at)) inside = true;
			}
		}
		// All that was passed on the way up lies below the fold as well.
		if (inside) for (const one of trail) hidden.add(one);
	}
	return hidden;
}
