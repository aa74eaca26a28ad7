import type { Scenario, ScenarioNode } from '../model.ts';

/** Everything of a scenario but its nodes. */
export type ScenarioHead = Omit<Scenario, 'nodes'>;

/** What makes one scenario of another: the parts that differ, and nothing else. */
export interface ScenarioPatch {
	/** Fields of the head that differ; null where the field went. */
	head: { [K in keyof ScenarioHead]?: ScenarioHead[K] | null };
	/** Nodes that are new or changed. */
	nodes: ScenarioNode[];
	/** All node ids in their order, where ids or order differ. */
	order: string[] | null;
}

/** The names of those fields. */
export const HEAD = [
	'id',
	'kind',
	'title',
	'role',
	'briefing',
	'meters',
	'flags',
	'start',
	'layout'
] as const satisfies readonly (keyof ScenarioHead)[];

/** Node ids must tell nodes apart on both sides; see hasTwins. */
export function diffScenarios(before: Scenario, after: Scenario): ScenarioPatch {
	const head: Record<string, unknown> = {};
	for (const field of HEAD) {
		if (before[field] === after[field] || same(before[field], after[field])) continue;
		head[field] = after[field] ?? null;
	}
	const known = new Map(before.nodes.map((n) => [n.id, n]));
	const nodes = after.nodes.filter((node) => {
		const old = known.get(node.id);
		return old !== node && (!old || !same(old, node));
	});
	const alike =
		before.nodes.length === after.nodes.length &&
		before.nodes.every((node, i) => node.id === after.nodes[i]!.id);
	return { head, nodes, order: alike ? null : after.nodes.map((n) => n.id) };
}

export function isEmptyPatch({ head, nodes, order }: ScenarioPatch): boolean {
	return Object.keys(head).length === 0 && nodes.length === 0 && order === null;
}

/**
 * The scenario that the patch makes of `before`. An id in its order that neither side knows is passed over; nodes that it
 * does not name are gone.
 */
export function applyPatch(before: Scenario, { head, nodes, order }: ScenarioPatch): Scenario {
	const changed = new Map(nodes.map((n) => [n.id, n]));
	const after: Record<string, unknown> = { ...before };
	for (const [field, value] of Object.entries(head)) {
		if (value === null) delete after[field];
		else after[field] = value;
	}
	const known = new Map(before.nodes.map((n) => [n.id, n]));
	after.nodes = order
		? order.flatMap((id) => changed.get(id) ?? known.get(id) ?? [])
		: before.nodes.map((n) => changed.get(n.id) ?? n);
	return after as unknown as Scenario;
}

/** Whether two plain values say the same, whatever the order of their fields. */
export function same(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const [left, right] = [Object.entries(a), b as Record<string, unknown>];
	return (
		left.length === Object.keys(b).length &&
		left.every(([key, value]) => Object.hasOwn(right, key) && same(value, right[key]))
	);
}
