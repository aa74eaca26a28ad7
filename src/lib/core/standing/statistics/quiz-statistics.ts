import { sharesOf, totalsOf, WHOLE, type AnswerTable } from './answers.ts';
import { undefinedFor, type Figure } from './item-statistics.ts';
import { hasSpread, mean, median, variance } from './moments.ts';

/** How a quiz did as a whole. Scores are in items: one is the worth of one item. */
export interface QuizStatistics {
	attempts: number;
	items: number;
	mean: Figure;
	median: Figure;
	/** Of the sample (divided by n − 1). */
	deviation: Figure;
	/** Cronbach's alpha: k/(k − 1) · (1 − sum of the items' variances / variance of the totals). At most 1. */
	alpha: Figure;
	/** Standard error of measurement: the deviation times √(1 − alpha). */
	error: Figure;
}

export function quizStatistics(table: AnswerTable, items: number): QuizStatistics {
	const totals = totalsOf(table).map((total) => total / WHOLE);
	const spread = variance(totals);
	const alpha = alphaOf(table, items);
	return {
		attempts: table.length,
		items,
		mean: figure(mean(totals), 'no-attempts'),
		median: figure(median(totals), 'no-attempts'),
		deviation: figure(
			spread === null ? null : Math.sqrt(spread),
			table.length === 0 ? 'no-attempts' : 'one-attempt'
		),
		alpha,
		error: errorOf(alpha, spread)
	};
}

function alphaOf(table: AnswerTable, items: number): Figure {
	if (table.length === 0) return undefinedFor('no-attempts');
	if (table.length === 1) return undefinedFor('one-attempt');
	if (items < 2) return undefinedFor('one-item');
	const totals = totalsOf(table);
	if (!hasSpread(totals)) return undefinedFor('totals-alike');
	let parts = 0;
	for (let place = 0; place < items; place++) parts += variance(sharesOf(table, place))!;
	return { value: (items / (items - 1)) * (1 - parts / variance(totals)!) };
}

function errorOf(alpha: Figure, spread: number | null): Figure {
	if (alpha.value === null) return alpha;
	if (alpha.value < 0) return undefinedFor('no-reliability');
	// Alpha of items that agree in everything is 1 but for rounding.
	return { value: Math.sqrt(spread! * Math.max(0, 1 - alpha.value)) };
}

function figure(value: number | null, why: 'no-attempts' | 'one-attempt'): Figure {
	return value === null ? undefinedFor(why) : { value };
}
