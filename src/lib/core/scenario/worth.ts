import { chanceOfGuessing } from '../quiz/chance.ts';
import type { Quality, ScenarioNode } from './model.ts';
import type { Way } from './play.ts';

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

/** How likely a learner who picks at random, and in time, goes each of the ways open at `node`. */
export function chancesOf(node: ScenarioNode, open: readonly Way[]): number[] {
	const decided = open.filter((way) => way.kind !== 'timeout').length;
	const right = node.kind === 'situation' && node.item ? chanceOfGuessing(node.item) : 0;
	return open.map((way) => {
		if (way.kind === 'answer') return way.right ? right : 1 - right;
		// Where time is all that goes on, it does.
		if (way.kind === 'timeout') return decided > 0 ? 0 : 1;
		return 1 / decided;
	});
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
