import { ITEM_POINTS } from './item-points.ts';

/**
 * How a quiz behaves while it is answered (docs.moodle.org/en/Question_behaviours names the same).
 * `deferred`: answers can be changed until all are handed in. `immediate`: each is final and told at once.
 * `interactive`: several tries with hints. `certainty`: each answer with how sure one is. `mastery`: what was wrong
 * comes again until enough is right.
 */
export type Behaviour = 'deferred' | 'immediate' | 'interactive' | 'certainty' | 'mastery';

/** How sure a learner is: not very, fairly, very. */
export type Certainty = 1 | 2 | 3;

/**
 * Marks of certainty-based marking as Moodle publishes them (docs.moodle.org/en/Using_certainty-based_marking), in
 * points: sure and wrong costs more than sure and right brings, so that it pays to say what one really thinks.
 */
export const CERTAINTY_MARKS: Record<Certainty, { right: number; wrong: number }> = {
	1: { right: 1, wrong: 0 },
	2: { right: 2, wrong: -2 },
	3: { right: 3, wrong: -6 }
};

/** Each further try leaves a third less of an item's points: Moodle's default penalty of 33.3 %. */
export const PENALTY_PARTS = 3;

/**
 * The most one item brings, in thousandths. With certainty that is three points: what is right and was held certain
 * is then all there was to have, and nothing exceeds the whole, unlike Moodle's grades of up to 300 %.
 */
export function mostFor(behaviour: Behaviour): number {
	return behaviour === 'certainty' ? CERTAINTY_MARKS[3].right * ITEM_POINTS : ITEM_POINTS;
}

/** How an answer was given, where that changes what it is worth. */
export interface Given {
	certainty: number | null;
	/** At which try it was settled, from 1. */
	tries: number;
}

/**
 * What an answer brings, in thousandths; below zero where somebody was sure of what is wrong.
 * @param points what the mark scheme gives it, 0 … ITEM_POINTS
 */
export function markAnswer(behaviour: Behaviour, points: number, given: Given): number {
	switch (behaviour) {
		case 'interactive': {
			const parts = Math.max(0, PENALTY_PARTS - (given.tries - 1));
			return Math.floor((points * parts) / PENALTY_PARTS);
		}
		case 'certainty': {
			const marks = CERTAINTY_MARKS[certaintyOf(given)];
			// As in Moodle, what is partly right brings its share of the marks for right.
			return points > 0 ? marks.right * points : marks.wrong * ITEM_POINTS;
		}
		default:
			return points;
	}
}

/** What a trainer said of an answer that the mark scheme left open, or has yet to say. */
export type Verdict = 'undecided' | 'accepted' | 'rejected';

/** What an answer brings, in thousandths; a verdict only where it was left to a trainer. */
export interface Mark {
	points: number;
	verdict: Verdict | null;
}

/**
 * The mark of an answer by its item's mark scheme. What the scheme leaves to a trainer brings nothing until they have
 * decided, and costs nothing either.
 */
export function markOf(
	behaviour: Behaviour,
	grade: { points: number; undecided: boolean },
	given: Given
): Mark {
	return grade.undecided
		? { points: 0, verdict: 'undecided' }
		: { points: markAnswer(behaviour, grade.points, given), verdict: null };
}

/** True where the answer brought all that its try or its certainty could bring; a trainer may have given more. */
export function isRight(behaviour: Behaviour, stored: Given & { points: number }): boolean {
	return stored.points >= markAnswer(behaviour, ITEM_POINTS, stored);
}

/** An attempt's points from those of its answers; single answers may cost points, the whole never falls below zero. */
export function totalOf(points: readonly number[]): number {
	return Math.max(
		0,
		points.reduce((sum, p) => sum + p, 0)
	);
}

function certaintyOf({ certainty }: Given): Certainty {
	return certainty === 2 || certainty === 3 ? certainty : 1;
}
