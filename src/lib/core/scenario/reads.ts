import type { Condition, Scenario, ScenarioNode, When } from './model.ts';

/** What can still make a difference from a node on. */
export interface ReadLater {
	meters: string[];
	flags: string[];
	/** Ids of choices that can be taken only once. */
	once: string[];
}

/**
 * For each node, the meters and flags that some condition reads, and the once-only choices that stand, at it or at any
 * node that ways on from it lead to. Nothing else of a position can matter there any more.
 */
export function readLater(scenario: Scenario): Map<string, ReadLater> {
	const names: string[] = [];
	const bitOf = new Map<string, bigint>();
	const bit = (name: string): bigint => {
		let found = bitOf.get(name);
		if (found === undefined) {
			found = 1n << BigInt(names.length);
			bitOf.set(name, found);
			names.push(name);
		}
		return found;
	};
	const masks = new Map(
		scenario.nodes.map((node) => [node.id, ownReads(node).reduce((m, n) => m | bit(n), 0n)])
	);
	if (names.length === 0) return new Map(scenario.nodes.map((n) => [n.id, NOTHING]));

	const before = new Map<string, string[]>();
	for (const node of scenario.nodes) {
		for (const to of targetsOf(node)) before.set(to, [...(before.get(to) ?? []), node.id]);
	}
	const queue = scenario.nodes.map((n) => n.id);
	for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
		const mask = masks.get(id)!;
		for (const from of before.get(id) ?? []) {
			const known = masks.get(from)!;
			if ((known | mask) === known) continue;
			masks.set(from, known | mask);
			queue.push(from);
		}
	}
	const unpacked = new Map<bigint, ReadLater>();
	const unpack = (mask: bigint): ReadLater => {
		const known = unpacked.get(mask);
		if (known) return known;
		const read: ReadLater = { meters: [], flags: [], once: [] };
		names.forEach((name, i) => {
			if ((mask & (1n << BigInt(i))) !== 0n) read[KINDS[name[0]!]!].push(name.slice(1));
		});
		unpacked.set(mask, read);
		return read;
	};
	return new Map([...masks].map(([id, mask]) => [id, unpack(mask)]));
}

const NOTHING: ReadLater = { meters: [], flags: [], once: [] };

/** The first letter of a name says what it names. */
const KINDS: Record<string, keyof ReadLater> = { m: 'meters', f: 'flags', o: 'once' };

function ownReads(node: ScenarioNode): string[] {
	if (node.kind === 'ending') return [];
	return [
		...conditionsOf(node).map((c) => ('flag' in c ? `f${c.flag}` : `m${c.meter}`)),
		...node.choices.filter((c) => c.once).map((c) => `o${c.id}`)
	];
}

/** Every condition that stands anywhere in the scenario. */
export function allConditions(scenario: Scenario): Condition[] {
	return scenario.nodes.flatMap(conditionsOf);
}

/** Every condition that stands at this node. */
export function conditionsOf(node: ScenarioNode): Condition[] {
	if (node.kind === 'ending') return [];
	const whens: (When | undefined)[] = [
		...node.choices.map((c) => c.when),
		...(node.variants ?? []).map((v) => v.when)
	];
	return whens.flatMap((when) => when ?? []);
}

/** Every node that a way on from this one may lead to, whatever the conditions. */
export function targetsOf(node: ScenarioNode): string[] {
	if (node.kind === 'ending') return [];
	const others = [node.timeout, node.right, node.wrong].filter((to) => to !== undefined);
	return [...node.choices.map((c) => c.to), ...others];
}
