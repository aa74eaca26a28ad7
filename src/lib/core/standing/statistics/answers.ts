import { CERTAINTY_MARKS, type Behaviour } from '../../quiz/behaviour.ts';
import { ITEM_POINTS } from '../../quiz/item-points.ts';
import type { ItemResponse } from '../../quiz/item.ts';

/** A learner's answer to one item, as the statistics see it. */
export interface ItemAnswer {
	/** What it brought of what the item is worth, in thousandths: 0 for nothing, 1000 for all. */
	share: number;
	/** What was answered first, also where a behaviour gave further tries. */
	response: ItemResponse;
	/** At which try it was settled: above 1, what was answered first was not right. */
	tries: number;
	/** True while a trainer has yet to say whether it is right; it brings nothing until then. */
	undecided: boolean;
	/** How sure the learner said to be, 1 to 3; null where it was not asked. */
	certainty: number | null;
	/** From the item's showing to the answer; null where it is not known. */
	tookMs: number | null;
}

/** All that is right. */
export const WHOLE = 1000;

/** The answers of one attempt by the item's place in the quiz; null where nothing was answered, which brings nothing. */
export type AttemptAnswers = readonly (ItemAnswer | null)[];

/** One row for each attempt that counts here; all rows are as long as the quiz. */
export type AnswerTable = readonly AttemptAnswers[];

/** What the answer to the item at `place` brought in each attempt, in thousandths. */
export function sharesOf(table: AnswerTable, place: number): number[] {
	return table.map((row) => row[place]?.share ?? 0);
}

/** What each attempt brought, in thousandths of an item. */
export function totalsOf(table: AnswerTable): number[] {
	return table.map((row) => row.reduce((sum, answer) => sum + (answer?.share ?? 0), 0));
}

/** Whether what was answered first was fully right; null while nobody has said. */
export function firstRight(answer: ItemAnswer): boolean | null {
	if (answer.undecided) return null;
	return answer.tries === 1 && answer.share === WHOLE;
}

/**
 * How much of an answer was right, from the points it brought, in thousandths. What certainty added or took away is
 * taken out again, since the statistics ask who was right; what further tries cost is not, as in Moodle's.
 */
export function shareOf(
	behaviour: Behaviour,
	{ points, certainty }: { points: number; certainty: number | null }
): number {
	if (points <= 0) return 0;
	if (behaviour !== 'certainty') return Math.min(WHOLE, Math.round((points * WHOLE) / ITEM_POINTS));
	const marks = CERTAINTY_MARKS[certainty === 2 || certainty === 3 ? certainty : 1];
	return Math.min(WHOLE, Math.round((points * WHOLE) / (marks.right * ITEM_POINTS)));
}
