import { sharesOf, totalsOf, WHOLE, type AnswerTable } from './answers.ts';
import { correlation, hasSpread, mean, median } from './moments.ts';

/** Why a figure cannot be had. */
export type Undefined =
	| 'no-attempts'
	| 'one-attempt'
	| 'one-item'
	/** Every attempt brought the same for this item. */
	| 'item-alike'
	/** Every attempt brought the same for all other items together. */
	| 'rest-alike'
	/** Every attempt brought the same in all. */
	| 'totals-alike'
	/** Alpha is below zero, and no error can be reckoned from it. */
	| 'no-reliability';

export type Figure = { value: number } | { value: null; why: Undefined };

export interface Certainty {
	/** How many answers said how sure they are. */
	count: number;
	/** 1 to 3. */
	mean: number;
	/** How many were as sure as can be. */
	sure: number;
	/** How many of those were not fully right. */
	sureAndWrong: number;
}

/** How one item did. Every attempt counts; where nothing was answered it brings nothing. */
export interface ItemStatistics {
	attempts: number;
	answered: number;
	/** Mean share of the item's points, 0 to 1: the share who got it right, where an answer is right or wrong. */
	facility: Figure;
	/** Correlation of the item with the rest of the quiz (all other items together), −1 to 1. */
	discrimination: Figure;
	/** Of the answers whose time is known; null where none is. */
	time: { medianMs: number; count: number } | null;
	certainty: Certainty | null;
}

/** The answer that says "certain". */
const SURE = 3;

/** @returns one for each item, by its place */
export function itemStatistics(table: AnswerTable, items: number): ItemStatistics[] {
	const totals = totalsOf(table);
	return Array.from({ length: items }, (_, place) => statisticsOf(table, totals, place, items));
}

function statisticsOf(
	table: AnswerTable,
	totals: readonly number[],
	place: number,
	items: number
): ItemStatistics {
	const answers = table.flatMap((row) => row[place] ?? []);
	const shares = sharesOf(table, place);
	const times = answers.flatMap(({ tookMs }) => tookMs ?? []);
	const medianMs = median(times);
	const share = mean(shares);
	const said = answers.filter(({ certainty }) => certainty !== null);
	const sure = said.filter(({ certainty }) => certainty === SURE);
	const certainty = mean(said.map((answer) => answer.certainty!));
	return {
		attempts: table.length,
		answered: answers.length,
		facility: share === null ? undefinedFor('no-attempts') : { value: share / WHOLE },
		discrimination: discriminate(shares, totals, items),
		time: medianMs === null ? null : { medianMs, count: times.length },
		certainty:
			certainty === null
				? null
				: {
						count: said.length,
						mean: certainty,
						sure: sure.length,
						sureAndWrong: sure.filter((answer) => answer.share < WHOLE).length
					}
	};
}

function discriminate(shares: number[], totals: readonly number[], items: number): Figure {
	if (shares.length === 0) return undefinedFor('no-attempts');
	if (shares.length === 1) return undefinedFor('one-attempt');
	if (items < 2) return undefinedFor('one-item');
	const rest = totals.map((total, i) => total - shares[i]!);
	if (!hasSpread(shares)) return undefinedFor('item-alike');
	if (!hasSpread(rest)) return undefinedFor('rest-alike');
	return { value: correlation(shares, rest)! };
}

export function undefinedFor(why: Undefined): Figure {
	return { value: null, why };
}
