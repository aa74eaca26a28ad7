import type { Condition, Scenario, ScenarioNode, Variant, When } from './model.ts';
import { openWays, type Way } from './play.ts';
import { readLater } from './reads.ts';
import { pointsOf, qualityOf } from './worth.ts';

/**
 * A scenario made ready to go through all its positions. What can matter of one (a meter's value, 1 for a raised flag or a
 * spent choice, else 0) is a state, and every state has a number. What a test says of a state and where a change leads
 * from it is found once and then looked up, since the same few tests and changes meet the same states again and again.
 */
export interface Compiled {
	nodes: CompiledNode[];
	start: number;
	/** The number of the state that play starts in, as it counts at the first node. */
	initial: number;
}

export interface CompiledNode {
	node: ScenarioNode;
	ways: CompiledWay[];
	variants: { variant: Variant; passes: (state: number) => boolean }[];
}

export interface CompiledWay {
	way: Way;
	points: number;
	to: number;
	/** Null where it is always open. */
	passes: ((state: number) => boolean) | null;
	/** The state it leads to, in which what does not matter from there on is at rest. */
	follow: (state: number) => number;
}

interface Test {
	variable: number;
	kind: 'below' | 'atLeast';
	value: number;
}

/** One meter moved within its bounds, or one flag raised (which is one, and stays so). */
interface Change {
	variable: number;
	by: number;
	min: number;
	max: number;
}

function passes(tests: readonly Test[], state: readonly number[]): boolean {
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

	const states = numberedStates();
	const testing = shared((tests: Test[]) => states.asked((state) => passes(tests, state)));
	const resting = shared((idle: number[]) =>
		states.led((state) => {
			for (const variable of idle) state[variable] = rest[variable]!;
		})
	);
	// One by one: there are few single changes, and many that go together.
	const changing = shared(({ variable, by, min, max }: Change) =>
		states.led((state) => {
			state[variable] = Math.min(max, Math.max(min, state[variable]! + by));
		})
	);
	const rests = scenario.nodes.map((node) => {
		const live = read.get(node.id)!;
		const alive = new Set(
			variables([
				...live.meters.map((m) => `m${m}`),
				...live.flags.map((f) => `f${f}`),
				...live.once.map((c) => `o${c}`)
			])
		);
		return resting(names.flatMap((_, i) => (alive.has(i) ? [] : [i])));
	});

	const compileWay = (way: Way): CompiledWay => {
		const to = index(way.to);
		const settle = rests[to]!;
		const points = pointsOf(qualityOf(way));
		if (way.kind !== 'choice') return { way, points, to, passes: null, follow: settle };
		const { id, when, once, effects, sets } = way.choice;
		const spent = once ? variables([`o${id}`]) : [];
		const tests = [
			...testsOf(when),
			...spent.map((variable) => ({ variable, kind: 'below' as const, value: 1 }))
		];
		const moved = scenario.meters.flatMap(({ id: meter, min, max }) => {
			const by = Object.hasOwn(effects, meter) ? effects[meter]! : 0;
			return by === 0
				? []
				: variables([`m${meter}`]).map((variable) => ({ variable, by, min, max }));
		});
		const raised = [...variables((sets ?? []).map((flag) => `f${flag}`)), ...spent].map(
			(variable) => ({ variable, by: 1, min: 0, max: 1 })
		);
		const changes = [...moved, ...raised].map(changing);
		return {
			way,
			points,
			to,
			passes: tests.length > 0 ? testing(tests) : null,
			follow: followAll(changes, settle)
		};
	};
	const nodes = scenario.nodes.map((node): CompiledNode => ({
		node,
		ways: allWays(node).map(compileWay),
		variants:
			node.kind === 'ending'
				? []
				: (node.variants ?? [])
						.filter((variant) => variant.when !== undefined)
						.map((variant) => ({ variant, passes: testing(testsOf(variant.when)) }))
	}));
	const start = index(scenario.start);
	return { nodes, start, initial: rests[start]!(states.numberOf(initial)) };
}

function followAll(
	changes: readonly ((state: number) => number)[],
	settle: (state: number) => number
): CompiledWay['follow'] {
	const [first, ...rest] = changes;
	if (!first) return settle;
	if (rest.length === 0) return (state) => settle(first(state));
	return (state) => settle(rest.reduce((reached, change) => change(reached), first(state)));
}

/** What is made of equal things, once. */
function shared<T, R>(make: (thing: T) => R): (thing: T) => R {
	const made = new Map<string, R>();
	return (thing) => {
		const key = JSON.stringify(thing);
		const known = made.get(key) ?? make(thing);
		made.set(key, known);
		return known;
	};
}

/** States by number, and what is found out about each of them once. */
function numberedStates() {
	const all: number[][] = [];
	const numbers = new Map<string, number>();
	const numberOf = (state: number[]): number => {
		const key = state.join();
		let number = numbers.get(key);
		if (number === undefined) {
			number = all.length;
			numbers.set(key, number);
			all.push(state);
		}
		return number;
	};
	return {
		numberOf,
		/** What `ask` says of a state. */
		asked(ask: (state: readonly number[]) => boolean): (state: number) => boolean {
			const known: (boolean | undefined)[] = [];
			return (state) => (known[state] ??= ask(all[state]!));
		},
		/** The state that `change` makes of one. */
		led(change: (state: number[]) => void): (state: number) => number {
			const known: (number | undefined)[] = [];
			return (state) => {
				const found = known[state];
				if (found !== undefined) return found;
				const next = [...all[state]!];
				change(next);
				return (known[state] = numberOf(next));
			};
		}
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
