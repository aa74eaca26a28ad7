/** The same act with another measure: "wait at least 30 minutes" → "wait at least 15 minutes". */

import { NUMBER_WORDS } from '../../quiz/number-words.ts';

/** Those that are written out in rules: one to twelve. */
const NUMBERS = [...NUMBER_WORDS.keys()].slice(1, 13);
const UNITS =
	'seconds?|minutes?|hours?|days?|weeks?|months?|years?|metres?|meters?|centimetres?|grams?|kilograms?|litres?|liters?|millilitres?|ounces?|degrees?|puffs?|cups?|people|copies|floors?|pages?|times';
const MEASURE = new RegExp(
	`\\b(\\d{1,3}|an?|${NUMBERS.join('|')}) ((?:working |full |calendar )?)(${UNITS})\\b`,
	'g'
);
const AT_MOST =
	/\b(?:within|no more than|no longer than|a maximum of|at most|up to|no later than|less than|fewer than|under)\s+(?:the next )?$/;
const SUM = /(?<=\b(?:up to|no more than|at most|under|less than) )([£$€])(\d{1,4})\b/;

export interface OtherMeasure {
	/** The act with the other measure. */
	deed: string;
	/** The measure the article has: "at least 30 minutes" without "at least". */
	had: string;
	/** Whether the other one is more. */
	more: boolean;
}

/** Two at most, the nearer one first; none where nothing is measured, or the measure is part of a range. */
export function otherMeasures(deed: string): OtherMeasure[] {
	for (const match of deed.matchAll(MEASURE)) {
		const [had, count, kind, unit] = match as unknown as [string, string, string, string];
		const before = deed.slice(0, match.index);
		const after = deed.slice(match.index + had.length);
		const more = AT_MOST.test(before);
		if (
			(!more && /(?:\bto|\bor|-|–|:)\s*$/.test(before)) ||
			// Sooner may do as well: "replace gloves after 30 minutes".
			/\b(?:after|every|each)\s*$/.test(before) ||
			// "the ten puffs" are those that were told of, and "a day" of "three times a day" is no measure.
			/\b(?:the|these|those|times|once|twice|\p{L}+s|mile|hour|night|head)\s*$/u.test(before) ||
			/^(?: to \d|:| and (?:a|\d)|-|[’'])/.test(after)
		)
			continue;
		const from = /^an?$/.test(count) ? 1 : NUMBERS.indexOf(count) + 1 || Number(count);
		const found = (
			more
				? moreThan(from)
				: [Math.floor(from / 2), from % 3 === 0 ? from / 3 : Math.floor(from / 4)]
		).filter((to, i, all) => to >= 1 && to !== from && all.indexOf(to) === i);
		const others = found.flatMap((to) => {
			const several = /^(?:people|copies|times)$/.test(unit);
			if (to === 1 && several) return [];
			const written = /^\d/.test(count) ? String(to) : (NUMBERS[to - 1] ?? String(to));
			const named = several ? unit : `${unit.replace(/s$/, '')}${to === 1 ? '' : 's'}`;
			return [{ deed: `${before}${written} ${kind}${named}${after}`, had, more }];
		});
		if (others.length > 0) return others;
	}
	const sum = SUM.exec(deed);
	if (!sum) return [];
	return [2, 5].map((times) => ({
		deed: deed.replace(SUM, () => `${sum[1]!}${Number(sum[2]) * times}`),
		had: sum[0],
		more: true
	}));
}

const moreThan = (from: number): number[] =>
	from <= 3 ? [from + 2, from + 5] : [from * 2, from * 3];

/** "at once" → "by the end of the day": the same act later than the article wants it. */
const LATER: readonly [RegExp, readonly string[]][] = [
	[
		/,? (?:at once|immediately|(?:right|straight) away|without delay)\b/,
		[' as soon as you have time', ' within the next hour', ' by the end of the day']
	],
	[/ on the same day\b/, [' by the end of the week', ' by the end of the month']],
	[/ on the next working day\b/, [' by the end of the month', ' within two weeks']],
	[/ before the end of (?:the|your) shift\b/, [' within a week', ' before the end of the month']],
	[/ by the end of the next working day\b/, [' by the end of the month', ' within two weeks']],
	[/ by the end of the day\b/, [' by the end of the week', ' by the end of the month']],
	[
		/ by the (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b/,
		[' by the twentieth', ' by the fifteenth']
	],
	[
		/(?<!days|weeks|hours|day|week|hour) (?:beforehand|in advance)\b/,
		[' afterwards', ' on the day itself', ' as soon as there is time']
	]
];

export function laterThan(deed: string): OtherMeasure[] {
	const found = LATER.find(([pattern]) => pattern.test(deed));
	if (!found) return [];
	const had = found[0].exec(deed)![0].trim().replace(/^, /, '');
	return found[1].map((time) => ({ deed: deed.replace(found[0], time), had, more: true }));
}
