import { chanceOfGuessing } from '../quiz/chance.ts';
import { exploreScenario, settledOrder, type GraphPosition, type PlayGraph } from './graph.ts';
import type { Outcome, Quality, Scenario, ScenarioNode } from './model.ts';
import { STEP_LIMIT, type Way } from './play.ts';

const POINTS: Record<Quality, number> = { best: 2, acceptable: 1, poor: 0, critical: -1 };

/** Whole points of one decision: best 2, acceptable 1, poor 0, critical −1. */
export function pointsOf(quality: Quality): number {
	return POINTS[quality];
}

/** How good this way is: a right answer is as good as a best choice; a wrong one, or none in time, is poor. */
export function qualityOf(way: Way): Quality {
	if (way.kind === 'choice') return way.choice.quality;
	return way.kind === 'answer' && way.right ? 'best' : 'poor';
}

/** An attempt's points, in thousandths, from the whole points of its decisions; never below zero. */
export function attemptPoints(decisions: readonly number[]): number {
	return (
		Math.max(
			0,
			decisions.reduce((sum, p) => sum + p, 0)
		) * 1000
	);
}

/** Values of every position, when at most so many decisions are left. */
export type Values = (position: number, left?: number) => number;

/**
 * What each position is worth, worked out from its own ways and what they lead to. Where play always ends within the
 * step limit, in one pass; else for 0, 1, 2, … decisions left, until nothing changes.
 * @param cutOff what it is worth to stand there with no decision left
 */
export function valuesOf(
	graph: PlayGraph,
	worth: (position: GraphPosition, after: (i: number) => number) => number,
	cutOff: (position: GraphPosition) => number = () => 0
): Values {
	const order = settledOrder(graph);
	if (order && longestPlay(graph, order) <= STEP_LIMIT) {
		const values = new Float64Array(graph.positions.length);
		const after = (i: number) => values[i]!;
		for (const i of order) values[i] = worth(graph.positions[i]!, after);
		return (i) => values[i]!;
	}
	const layers = [Float64Array.from(graph.positions, cutOff)];
	while (layers.length <= STEP_LIMIT) {
		const before = layers.at(-1)!;
		const after = (i: number) => before[i]!;
		const next = Float64Array.from(graph.positions, (position) => worth(position, after));
		if (next.every((value, i) => value === before[i])) break;
		layers.push(next);
	}
	return (i, left = STEP_LIMIT) => layers[Math.min(left, layers.length - 1)]![i]!;
}

/** The most decisions a play can take; Infinity where it can go round in a circle. */
export function longestPlay(graph: PlayGraph, order = settledOrder(graph)): number {
	if (!order) return Infinity;
	const longest = new Int32Array(graph.positions.length);
	for (const i of order) {
		for (const { to } of graph.positions[i]!.moves) {
			longest[i] = Math.max(longest[i]!, longest[to]! + 1);
		}
	}
	return longest[0] ?? 0;
}

/** The best total from each position on; −Infinity where `allowed` leaves no way on to an ending. */
export function bestValues(graph: PlayGraph, allowed?: (way: Way) => boolean): Values {
	return valuesOf(graph, (position, after) => {
		if (position.moves.length === 0) {
			return allowed && position.node.kind !== 'ending' ? -Infinity : 0;
		}
		let best = -Infinity;
		for (const { way, to } of position.moves) {
			if (allowed && !allowed(way)) continue;
			best = Math.max(best, pointsOf(qualityOf(way)) + after(to));
		}
		return best;
	});
}

/** The worst total from each position on. */
export function worstValues(graph: PlayGraph): Values {
	return valuesOf(graph, ({ moves }, after) => {
		if (moves.length === 0) return 0;
		return Math.min(...moves.map(({ way, to }) => pointsOf(qualityOf(way)) + after(to)));
	});
}

/** The best outcome that can still be reached from each position: see OUTCOME_RANK; −1 where no ending can. */
export function bestOutcomes(graph: PlayGraph): Values {
	const reached = ({ node }: GraphPosition) =>
		node.kind === 'ending' ? OUTCOME_RANK[node.outcome] : -1;
	return valuesOf(
		graph,
		(position, after) => Math.max(reached(position), ...position.moves.map((m) => after(m.to))),
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
	return valuesOf(graph, (position, after) =>
		chancesOf(position.node, position.moves).reduce(
			(sum, { way, to, chance }) => sum + chance * (pointsOf(qualityOf(way)) + after(to)),
			0
		)
	)(0);
}

/** How likely a learner who picks at random goes each of the ways open at `node`. */
export function chancesOf<T extends { way: Way }>(
	node: ScenarioNode,
	open: readonly T[]
): (T & { chance: number })[] {
	if (node.kind === 'ending') return [];
	const decided = open.filter((m) => m.way.kind !== 'timeout');
	// Where time is all that goes on, it does.
	const likely = decided.length > 0 ? decided : open;
	const right = node.item ? chanceOfGuessing(node.item) : 0;
	return likely.map((one) => ({
		...one,
		chance: one.way.kind === 'answer' ? (one.way.right ? right : 1 - right) : 1 / likely.length
	}));
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
	const path: PathStep[] = [];
	for (let at = 0; path.length < STEP_LIMIT;) {
		const position = graph.positions[at]!;
		const left = STEP_LIMIT - path.length - 1;
		const worth = (m: { way: Way; to: number }) => pointsOf(qualityOf(m.way)) + values(m.to, left);
		const open = position.moves.filter((m) => allowed(m.way));
		if (open.length === 0) break;
		const move = open.reduce((a, b) => (prefer(worth(b), worth(a)) ? b : a));
		path.push({ node: position.node.id, way: move.way });
		at = move.to;
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
