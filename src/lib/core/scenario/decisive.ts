import type { PlayGraph } from './graph.ts';
import type { Outcome } from './model.ts';
import { isTakenBy, STEP_LIMIT, type Move } from './play.ts';
import { bestOutcomes, bestValues, OUTCOME_RANK } from './score.ts';

/** What a decision put out of reach: the best ending that could still be had before it, or else so many points. */
export interface Decisive {
	outcome: Outcome | null;
	points: number;
}

/**
 * The decisions that decided a play: each after which the best ending still within reach was a worse one; where there
 * is none, those that cost the most points. One entry a move.
 */
export function decisiveSteps(graph: PlayGraph, moves: readonly Move[]): (Decisive | null)[] {
	const values = bestValues(graph);
	const outcomes = bestOutcomes(graph);
	const lost: Decisive[] = [];
	let at = 0;
	for (const [step, move] of moves.entries()) {
		const left = STEP_LIMIT - step;
		let taken = graph.first[at]!;
		while (taken < graph.first[at + 1]! && !isTakenBy(graph.ways[taken]!, move)) taken++;
		if (taken === graph.first[at + 1]) break;
		const to = graph.to[taken]!;
		const worth = graph.points[taken]! + values(to, left - 1);
		const before = outcomes(at, left);
		const outcome = Object.keys(OUTCOME_RANK).find(
			(o): o is Outcome => OUTCOME_RANK[o as Outcome] === before
		);
		lost.push({
			outcome: outcomes(to, left - 1) < before ? (outcome ?? null) : null,
			points: values(at, left) - worth
		});
		at = to;
	}
	const most = Math.max(0, ...lost.map((l) => l.points));
	const byOutcome = lost.some((l) => l.outcome !== null);
	return moves.map((_, i) => {
		const here = lost[i];
		if (!here) return null;
		const decides = byOutcome ? here.outcome !== null : most > 0 && here.points === most;
		return decides ? here : null;
	});
}
