import type { Condition, Scenario, ScenarioNode, Variant, When } from './model.ts';
import { openWays, type Way } from './play.ts';
import { readLater } from './reads.ts';

/**
 * A scenario made ready to go through all its positions: everything that can matter is a variable of one vector of
 * numbers (a meter's value, 1 for a raised flag or a spent choice, else 0), and what does not matter from a node on
 * has its rest value there.
 */
export interface Compiled {
	nodes: CompiledNode[];
	start: number;
	initial: number[];
	rest: number[];
	/** A number of its own for each position, where numbers reach that far; else a text. */
	keyOf: (node: number, state: readonly number[]) => number | string;
}

export interface CompiledNode {
	node: ScenarioNode;
	ways: CompiledWay[];
	variants: { variant: Variant; tests: Test[] }[];
	/** Variables that nothing reads from here on. */
	idle: number[];
}

export interface CompiledWay {
	way: Way;
	to: number;
	tests: Test[];
	changes: { variable: number; by: number; min: number; max: number }[];
	sets: number[];
}

interface Test {
	variable: number;
	kind: 'below' | 'atLeast';
	value: number;
}

/** True when the state passes every test. */
export function passes(tests: readonly Test[], state: readonly number[]): boolean {
	for (const { variable, kind, value } of tests) {
		if (kind === 'below' ? state[variable]! >= value : state[variable]! < value) return false;
	}
	return true;
}

/** Every target must exist (check.ts sees to it); throws RangeError where one does not. */
export function compileScenario(scenario: Scenario): Compiled {
	const read = readLater(scenario);
	const names: string[] = [];
	const variableOf = new Map<string, number>();
	for (const { meters, flags, once } of read.values()) {
		for (const name of [
			...meters.map((m) => `m${m}`),
			...flags.map((f) => `f${f}`),
			...once.map((c) => `o${c}`)
		]) {
			if (variableOf.has(name)) continue;
			variableOf.set(name, names.length);
			names.push(name);
		}
	}
	const meters = new Map(scenario.meters.map((m) => [`m${m.id}`, m]));
	const initial = names.map((name) => meters.get(name)?.start ?? 0);
	const rest = names.map((name) => meters.get(name)?.min ?? 0);
	const indexOf = new Map(scenario.nodes.map((n, i) => [n.id, i]));
	const index = (id: string): number => {
		const found = indexOf.get(id);
		if (found === undefined) throw new RangeError(`The scenario has no node "${id}".`);
		return found;
	};
	const testOf = (condition: Condition): Test => {
		if ('flag' in condition) {
			const variable = variableOf.get(`f${condition.flag}`)!;
			return { variable, kind: condition.is ? 'atLeast' : 'below', value: 1 };
		}
		const variable = variableOf.get(`m${condition.meter}`)!;
		return 'below' in condition
			? { variable, kind: 'below', value: condition.below }
			: { variable, kind: 'atLeast', value: condition.atLeast };
	};
	const testsOf = (when: When | undefined) => [when ?? []].flat().map(testOf);
	const variables = (known: string[]) => known.flatMap((name) => variableOf.get(name) ?? []);

	const compileWay = (way: Way): CompiledWay => {
		const to = index(way.to);
		if (way.kind !== 'choice') return { way, to, tests: [], changes: [], sets: [] };
		const { id, when, once, effects, sets } = way.choice;
		const spent = once ? variables([`o${id}`]) : [];
		return {
			way,
			to,
			tests: [
				...testsOf(when),
				...spent.map((variable) => ({ variable, kind: 'below' as const, value: 1 }))
			],
			changes: scenario.meters.flatMap(({ id: meter, min, max }) => {
				const by = Object.hasOwn(effects, meter) ? effects[meter]! : 0;
				return variables([`m${meter}`]).map((variable) => ({ variable, by, min, max }));
			}),
			sets: [...variables((sets ?? []).map((flag) => `f${flag}`)), ...spent]
		};
	};
	const nodes = scenario.nodes.map((node): CompiledNode => {
		const live = read.get(node.id)!;
		const alive = new Set(
			variables([
				...live.meters.map((m) => `m${m}`),
				...live.flags.map((f) => `f${f}`),
				...live.once.map((c) => `o${c}`)
			])
		);
		return {
			node,
			ways: allWays(node).map(compileWay),
			variants:
				node.kind === 'ending'
					? []
					: (node.variants ?? [])
							.filter((variant) => variant.when !== undefined)
							.map((variant) => ({ variant, tests: testsOf(variant.when) })),
			idle: names.flatMap((_, i) => (alive.has(i) ? [] : [i]))
		};
	});
	return {
		nodes,
		start: index(scenario.start),
		initial,
		rest,
		keyOf: numbering(scenario, names) ?? ((node, state) => `${node}:${state.join()}`)
	};
}

/** Every way on that `node` can ever offer: as openWays, but for conditions and spent choices. */
function allWays(node: ScenarioNode): Way[] {
	if (node.kind === 'ending') return [];
	const bare = node.choices.map((choice): Way => ({ kind: 'choice', to: choice.to, choice }));
	const others = openWays(
		{ ...node, choices: [] },
		{ node: node.id, meters: {}, flags: [], taken: [] }
	);
	return node.item ? others : [...bare, ...others];
}

/** Numbers positions by writing node and variables as the digits of one number; null where that number grows too large. */
function numbering(scenario: Scenario, names: readonly string[]): Compiled['keyOf'] | null {
	const meters = new Map(scenario.meters.map((m) => [`m${m.id}`, m]));
	const choices = scenario.nodes.flatMap((n) => (n.kind === 'situation' ? n.choices : []));
	const digits: { least: number; count: number }[] = [];
	let most = scenario.nodes.length;
	for (const name of names) {
		const meter = meters.get(name);
		const whole =
			!meter ||
			[meter.start, meter.min, meter.max, ...choices.map((c) => c.effects[meter.id] ?? 0)].every(
				Number.isInteger
			);
		if (!whole) return null;
		const least = meter?.min ?? 0;
		const count = meter ? meter.max - meter.min + 1 : 2;
		digits.push({ least, count });
		most *= count;
		if (most > Number.MAX_SAFE_INTEGER) return null;
	}
	return (node, state) => {
		let key = node;
		for (let i = 0; i < digits.length; i++) {
			const { least, count } = digits[i]!;
			key = key * count + (state[i]! - least);
		}
		return key;
	};
}
