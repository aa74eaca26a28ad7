import { exploreScenario, type PlayGraph } from './graph.ts';
import type { Choice, Quality, Scenario } from './model.ts';
import { STEP_LIMIT } from './play.ts';

const POINTS: Record<Quality, number> = { best: 2, acceptable: 1, poor: 0, critical: -1 };

/** Whole points of one decision: best 2, acceptable 1, poor 0, critical −1. */
export function pointsOf(quality: Quality): number {
	return POINTS[quality];
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

/**
 * The most whole points a play can bring from the start, over everything that conditions, spent choices and the step
 * limit allow; never below zero. Exact while the scenario has at most POSITION_LIMIT positions.
 */
export function bestTotal(scenario: Scenario, graph = exploreScenario(scenario)): number {
	return Math.max(0, bestValues(graph).at(0) ?? 0);
}

/** For each position, the best total from there on; −Infinity where `allowed` leaves no way on to an ending. */
function bestValues(graph: PlayGraph, allowed?: (choice: Choice) => boolean): number[] {
	return settle(graph, (position, after) => {
		if (position.moves.length === 0) {
			return allowed && position.node.kind !== 'ending' ? -Infinity : 0;
		}
		let best = -Infinity;
		for (const { choice, to } of position.moves) {
			if (allowed && !allowed(choice)) continue;
			best = Math.max(best, pointsOf(choice.quality) + after[to]!);
		}
		return best;
	});
}

/** What a learner who picks at random gathers on average, in whole points (below zero when criticals outweigh). */
export function expectedRandomTotal(scenario: Scenario, graph = exploreScenario(scenario)): number {
	const values = settle(graph, (position, after) => {
		if (position.moves.length === 0) return 0;
		let sum = 0;
		for (const { choice, to } of position.moves) sum += pointsOf(choice.quality) + after[to]!;
		return sum / position.moves.length;
	});
	return values[0] ?? 0;
}

/**
 * Values with at most k decisions left, for k = 1, 2, … up to the step limit, or until they no longer change (which
 * they do as soon as k exceeds the longest path of a scenario without cycles).
 */
function settle(
	graph: PlayGraph,
	valueOf: (position: PlayGraph['positions'][number], after: number[]) => number
): number[] {
	let values = graph.positions.map(() => 0);
	for (let k = 0; k < STEP_LIMIT; k++) {
		const next = graph.positions.map((position) => valueOf(position, values));
		if (next.every((value, i) => value === values[i])) break;
		values = next;
	}
	return values;
}

export interface IdealStep {
	node: string;
	choice: Choice;
}

/**
 * The way the scenario holds up as right: only best choices, the best-scoring such way, the first listed where several
 * score alike. Stops early where no best choice is offered.
 */
export function idealPath(scenario: Scenario, graph = exploreScenario(scenario)): IdealStep[] {
	const values = bestValues(graph, isBest);
	const path: IdealStep[] = [];
	for (let at = 0; path.length < STEP_LIMIT;) {
		const position = graph.positions[at]!;
		const open = position.moves.filter((m) => isBest(m.choice));
		if (open.length === 0) break;
		const move = open.reduce((a, b) => (values[b.to]! > values[a.to]! ? b : a));
		path.push({ node: position.node.id, choice: move.choice });
		at = move.to;
	}
	return path;
}

function isBest(choice: Choice): boolean {
	return choice.quality === 'best';
}
