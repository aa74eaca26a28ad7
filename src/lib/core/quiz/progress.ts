import { countHints } from './hints.ts';
import { isRight, mostFor, totalOf, type Behaviour } from './behaviour.ts';
import type { Grade } from './grade.ts';
import type { Item } from './item.ts';
import { isMastered, nextToPractise } from './mastery.ts';

/** An answer that stands, as far as it matters for what comes next. */
export interface Answered {
	step: number;
	points: number;
	certainty: number | null;
	tries: number;
}

/**
 * The item that is to be answered now; null where the learner chooses, or nothing is left.
 * @param order the places of the items in the order shown
 */
export function nextOf(
	behaviour: Behaviour,
	order: readonly number[],
	answers: readonly Answered[]
): number | null {
	if (behaviour === 'deferred') return null;
	if (behaviour === 'mastery') {
		return nextToPractise(
			order,
			answers.map((row) => ({
				step: row.step,
				tries: row.tries,
				right: isRight(behaviour, row)
			}))
		);
	}
	const settled = new Set(answers.map(({ step }) => step));
	return order.find((step) => !settled.has(step)) ?? null;
}

/** Whether an answer leaves its item open for another try. @param tries which try at it this was, from 1 */
export function staysOpen(
	behaviour: Behaviour,
	item: Item,
	grade: Pick<Grade, 'correct' | 'undecided'>,
	tries: number,
	article: string
): boolean {
	return (
		behaviour === 'interactive' &&
		!grade.correct &&
		!grade.undecided &&
		tries <= countHints(item, article)
	);
}

/** Whether all is done once these answers stand; what is handed in together ends only by being handed in. */
export function allAnswered(
	behaviour: Behaviour,
	answers: readonly Answered[],
	of: number,
	masteryPercent: number
): boolean {
	if (behaviour === 'deferred') return false;
	const asked = answers.length;
	if (behaviour !== 'mastery') return asked === of;
	const points = totalOf(answers.map((row) => row.points));
	return isMastered({ points, possible: of * mostFor(behaviour), asked, of }, masteryPercent);
}
