/**
 * How a scenario that was changed in two windows becomes one: what was changed here is put on what is stored, part by
 * part. Words and choices of one situation are parts of their own, and so are tags, notes and places; a choice is one
 * part, since its words, its worth and what comes of it belong together.
 */
import type { Scenario, ScenarioNode } from '../model.ts';
import { HEAD, same } from './patch.ts';

interface Merged<T> {
	value: T;
	/** Both changed it, each otherwise; the value is then the one from here. */
	clash: boolean;
}
type Merge = (base: unknown, mine: unknown, theirs: unknown) => Merged<unknown>;
type Row = { id: string };

const whole: Merge = (base, mine, theirs) => {
	if (same(mine, theirs) || same(base, theirs)) return { value: mine, clash: false };
	if (same(base, mine)) return { value: theirs, clash: false };
	return { value: mine, clash: true };
};

/** Only where both changed it, and each side is of the shape, is it looked into. */
function within<T>(
	is: (value: unknown) => value is T,
	empty: T,
	merge: (base: T, mine: T, theirs: T) => Merged<unknown>
): Merge {
	return (base, mine, theirs) => {
		const simply = whole(base, mine, theirs);
		if (!simply.clash || !is(mine) || !is(theirs)) return simply;
		return merge(is(base) ? base : empty, mine, theirs);
	};
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isWords = (value: unknown): value is string[] =>
	Array.isArray(value) && value.every((one) => typeof one === 'string');
const isRows = (value: unknown): value is Row[] =>
	Array.isArray(value) &&
	value.every((one) => isFields(one) && typeof one.id === 'string') &&
	new Set(value.map(({ id }: Row) => id)).size === value.length;

function fields(of: Record<string, Merge>, others: Merge = whole): Merge {
	return within(isFields, {}, (base, mine, theirs) => {
		const value: Fields = {};
		let clash = false;
		for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
			const merged = (of[key] ?? others)(base[key], mine[key], theirs[key]);
			if (merged.value !== undefined) value[key] = merged.value;
			clash ||= merged.clash;
		}
		return { value, clash };
	});
}

/** What was added on either side is there, and what was taken away on either is not. */
const set: Merge = within(isWords, [], (base, mine, theirs) => {
	const gone = new Set(base.filter((one) => !mine.includes(one) || !theirs.includes(one)));
	const value = [...new Set([...theirs, ...mine])].filter((one) => !gone.has(one));
	return { value, clash: false };
});

const rows: Merge = within(isRows, [], (base, mine, theirs) => {
	const { value, clashes } = mergeRows(base, mine, theirs, whole);
	return { value, clash: clashes.length > 0 };
});

const LAYOUT = fields({
	pinned: fields({}),
	folded: set,
	notes: rows,
	tags: rows,
	tagged: fields({}, set)
});
const NODE = fields({ choices: rows });
const OF_HEAD: Partial<Record<string, Merge>> = { layout: LAYOUT, meters: rows, flags: set };

/** Rows by their ids; `clashes` are those that both changed, or one changed and the other took away. */
function mergeRows<T extends Row>(
	base: readonly T[],
	mine: readonly T[],
	theirs: readonly T[],
	merge: Merge
): { value: T[]; clashes: string[] } {
	const [was, here, there] = [base, mine, theirs].map(
		(list) => new Map(list.map((row) => [row.id, row]))
	) as [Map<string, T>, Map<string, T>, Map<string, T>];
	const kept = new Map<string, T>();
	const clashes: string[] = [];
	for (const id of new Set([...here.keys(), ...there.keys()])) {
		const [b, m, t] = [was.get(id), here.get(id), there.get(id)];
		if (m && t) {
			const merged = merge(b, m, t);
			kept.set(id, merged.value as T);
			if (merged.clash) clashes.push(id);
			continue;
		}
		const left = (m ?? t)!;
		const changed = b !== undefined && !same(b, left);
		if (changed) clashes.push(id);
		// Taken away on the other side; what was changed here stays until somebody chooses.
		if (b === undefined || (changed && m)) kept.set(id, left);
	}
	const moved = !same(
		base.flatMap(({ id }) => (here.has(id) ? [id] : [])),
		mine.flatMap(({ id }) => (was.has(id) ? [id] : []))
	);
	const [first, second] = moved ? [mine, theirs] : [theirs, mine];
	const order = first.flatMap(({ id }) => (kept.has(id) ? [id] : []));
	for (const [i, { id }] of second.entries()) {
		if (!kept.has(id) || order.includes(id)) continue;
		order.splice(order.indexOf(second[i - 1]?.id ?? '') + 1, 0, id);
	}
	return { value: order.map((id) => kept.get(id)!), clashes };
}

/**
 * `theirs` with everything that was changed here since `base`.
 * @returns `clashes`: ids of nodes and names of head fields that both changed so that only one can stand; what was
 *   changed here stands in them
 */
export function mergeScenarios(
	base: Scenario,
	mine: Scenario,
	theirs: Scenario
): { merged: Scenario; clashes: string[] } {
	const merged: Record<string, unknown> = { ...theirs };
	const { value, clashes } = mergeRows<ScenarioNode>(base.nodes, mine.nodes, theirs.nodes, NODE);
	merged.nodes = value;
	for (const field of HEAD) {
		const { value, clash } = (OF_HEAD[field] ?? whole)(base[field], mine[field], theirs[field]);
		if (value === undefined) delete merged[field];
		else merged[field] = value;
		if (clash) clashes.push(field);
	}
	return { merged: merged as unknown as Scenario, clashes };
}

/** The scenario with these parts (ids of nodes, names of head fields) as they are in another one. */
export function withParts(
	scenario: Scenario,
	from: Scenario,
	parts: ReadonlySet<string>
): Scenario {
	if (parts.size === 0) return scenario;
	const after: Record<string, unknown> = { ...scenario };
	for (const field of HEAD) {
		if (!parts.has(field)) continue;
		if (from[field] === undefined) delete after[field];
		else after[field] = from[field];
	}
	const there = new Map(from.nodes.map((node) => [node.id, node]));
	const nodes = scenario.nodes.flatMap((node) =>
		parts.has(node.id) ? (there.get(node.id) ?? []) : node
	);
	for (const [i, node] of from.nodes.entries()) {
		if (!parts.has(node.id) || nodes.some(({ id }) => id === node.id)) continue;
		const before = nodes.findIndex(({ id }) => id === from.nodes[i - 1]?.id);
		nodes.splice(before + 1, 0, node);
	}
	after.nodes = nodes;
	return after as unknown as Scenario;
}
