import { loopsOf, targetsOf } from './loops.ts';
import type { Condition, Scenario, ScenarioNode, When } from './model.ts';

/** What can still make a difference from a node on. */
export interface ReadLater {
	meters: string[];
	flags: string[];
	/** Ids of choices that can be taken only once, may have been taken before, and can still be offered again. */
	once: string[];
}

/**
 * For each node, the meters and flags that some condition reads at it or at any node that ways on from it lead to, and
 * the once-only choices on circles through it. Nothing else of a position can matter there any more.
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
		scenario.nodes.map((node) => [
			node.id,
			conditionsOf(node).reduce((mask, c) => mask | bit(nameOf(c)), 0n)
		])
	);
	spreadBack(scenario, masks);
	const unpacked = new Map<bigint, Pick<ReadLater, 'meters' | 'flags'>>();
	const unpack = (mask: bigint) => {
		let read = unpacked.get(mask);
		if (!read) {
			const here = names.filter((_, i) => (mask & (1n << BigInt(i))) !== 0n);
			const kind = (k: string) => here.filter((n) => n[0] === k).map((n) => n.slice(1));
			read = { meters: kind('m'), flags: kind('f') };
			unpacked.set(mask, read);
		}
		return read;
	};
	const once = onceOnCircles(scenario);
	return new Map(
		[...masks].map(([id, mask]) => [id, { ...unpack(mask), once: once.get(id) ?? [] }])
	);
}

/** The first letter of a name says what it names. */
function nameOf(condition: Condition): string {
	return 'flag' in condition ? `f${condition.flag}` : `m${condition.meter}`;
}

/** Gives every node what the nodes after it have, too. */
function spreadBack(scenario: Scenario, masks: Map<string, bigint>): void {
	const before = new Map<string, string[]>();
	for (const node of scenario.nodes) {
		for (const to of targetsOf(node)) {
			const known = before.get(to);
			if (known) known.push(node.id);
			else before.set(to, [node.id]);
		}
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
}

/** For each node, the once-only choices after which play can come by here and back to where they stand. */
function onceOnCircles(scenario: Scenario): Map<string, string[]> {
	const loops = loopsOf(scenario);
	const ofLoop = new Map<number, string[]>();
	for (const node of scenario.nodes) {
		if (node.kind === 'ending') continue;
		const loop = loops.get(node.id)!;
		for (const { id, once, to } of node.choices) {
			if (once && loops.get(to) === loop) ofLoop.set(loop, [...(ofLoop.get(loop) ?? []), id]);
		}
	}
	return new Map(scenario.nodes.map(({ id }) => [id, ofLoop.get(loops.get(id)!) ?? []]));
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
