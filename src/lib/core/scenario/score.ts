import { exploreScenario, type PlayGraph } from './graph.ts';
import type { Outcome, Scenario } from './model.ts';
import { STEP_LIMIT, type Way } from './play.ts';
import { qualityOf } from './worth.ts';

/** Values of every position, when at most so many decisions are left. */
export type Values = (position: number, left?: number) => number;

/**
 * What each position is worth, worked out from its own moves and what they lead to. Where play always ends within the
 * step limit, in one pass; else for 0, 1, 2, … decisions left, until nothing changes.
 * @param cutOff what it is worth to stand there with no decision left
 */
function valuesOf(
	graph: PlayGraph,
	worth: (position: number, after: Float64Array) => number,
	cutOff: (position: number) => number = () => 0
): Values {
	const size = graph.nodes.length;
	const order = graph.settled;
	if (order && longestPlay(graph) <= STEP_LIMIT) {
		const values = new Float64Array(size);
		for (const i of order) values[i] = worth(i, values);
		return (i) => values[i]!;
	}
	const layers = [Float64Array.from({ length: size }, (_, i) => cutOff(i))];
	while (layers.length <= STEP_LIMIT) {
		const before = layers.at(-1)!;
		const next = Float64Array.from({ length: size }, (_, i) => worth(i, before));
		if (next.every((value, i) => value === before[i])) break;
		layers.push(next);
	}
	return (i, left = STEP_LIMIT) => layers[Math.min(left, layers.length - 1)]![i]!;
}

/** The most decisions a play can take; Infinity where it can go round in a circle. */
export function longestPlay(graph: PlayGraph): number {
	const { first, to, settled: order } = graph;
	if (!order) return Infinity;
	const longest = new Int32Array(graph.nodes.length);
	for (const i of order) {
		for (let m = first[i]!; m < first[i + 1]!; m++) {
			longest[i] = Math.max(longest[i]!, longest[to[m]!]! + 1);
		}
	}
	return longest[0] ?? 0;
}

/** The best total from each position on; −Infinity where `allowed` leaves no way on to an ending. */
export function bestValues(graph: PlayGraph, allowed?: (way: Way) => boolean): Values {
	const { first, to, points, ways, nodes } = graph;
	return valuesOf(graph, (i, after) => {
		if (first[i] === first[i + 1]) return allowed && nodes[i]!.kind !== 'ending' ? -Infinity : 0;
		let best = -Infinity;
		for (let m = first[i]!; m < first[i + 1]!; m++) {
			if (!allowed || allowed(ways[m]!)) best = Math.max(best, points[m]! + after[to[m]!]!);
		}
		return best;
	});
}

/** The worst total from each position on. */
export function worstValues(graph: PlayGraph): Values {
	const { first, to, points } = graph;
	return valuesOf(graph, (i, after) => {
		if (first[i] === first[i + 1]) return 0;
		let worst = Infinity;
		for (let m = first[i]!; m < first[i + 1]!; m++) {
			worst = Math.min(worst, points[m]! + after[to[m]!]!);
		}
		return worst;
	});
}

/** The best outcome that can still be reached from each position: see OUTCOME_RANK; −1 where no ending can. */
export function bestOutcomes(graph: PlayGraph): Values {
	const { first, to, nodes } = graph;
	const reached = (i: number) => {
		const node = nodes[i]!;
		return node.kind === 'ending' ? OUTCOME_RANK[node.outcome] : -1;
	};
	return valuesOf(
		graph,
		(i, after) => {
			let best = reached(i);
			for (let m = first[i]!; m < first[i + 1]!; m++) best = Math.max(best, after[to[m]!]!);
			return best;
		},
		reached
	);
}

export const OUTCOME_RANK: Record<Outcome, number> = { breached: 0, recovered: 1, upheld: 2 };

/**
 * The most whole points a play can bring from the start, over everything that conditions, spent choices and the step
 * limit allow; never below zero. Exact while the scenario has at most POSITION_LIMIT positions.
 */
export function bestTotal(scenario: Scenario, graph = exploreScenario(scenario)): number {
	return Math.max(0, bestValues(graph)(0));
}

/**
 * What a learner who picks at random gathers on average, in whole points (below zero when criticals outweigh). Whoever
 * picks at random answers questions blindly, and always in time.
 */
export function expectedRandomTotal(scenario: Scenario, graph = exploreScenario(scenario)): number {
	const { first, to, points, chances } = graph;
	return valuesOf(graph, (i, after) => {
		let sum = 0;
		for (let m = first[i]!; m < first[i + 1]!; m++) {
			sum += chances[m]! * (points[m]! + after[to[m]!]!);
		}
		return sum;
	})(0);
}

export interface PathStep {
	node: string;
	way: Way;
}

/** The way that `values` holds to be best, from the start; the first listed where several are alike. */
export function pathBy(
	graph: PlayGraph,
	values: Values,
	prefer: (a: number, b: number) => boolean,
	allowed: (way: Way) => boolean = () => true
): PathStep[] {
	const { first, to, points, ways, nodes } = graph;
	const path: PathStep[] = [];
	for (let at = 0; path.length < STEP_LIMIT;) {
		const left = STEP_LIMIT - path.length - 1;
		let taken = -1;
		let most = 0;
		for (let m = first[at]!; m < first[at + 1]!; m++) {
			if (!allowed(ways[m]!)) continue;
			const worth = points[m]! + values(to[m]!, left);
			if (taken >= 0 && !prefer(worth, most)) continue;
			taken = m;
			most = worth;
		}
		if (taken < 0) break;
		path.push({ node: nodes[at]!.id, way: ways[taken]! });
		at = to[taken]!;
	}
	return path;
}

/**
 * The way the scenario holds up as right: only best choices and right answers, the best-scoring such way, the first
 * listed where several score alike. Stops early where nothing best is offered.
 */
export function idealPath(scenario: Scenario, graph = exploreScenario(scenario)): PathStep[] {
	return pathBy(graph, bestValues(graph, isBest), (a, b) => a > b, isBest);
}

function isBest(way: Way): boolean {
	return qualityOf(way) === 'best';
}
