/** The same act with another measure: "wait at least 30 minutes" → "wait at least 15 minutes". */

import { NUMBER_WORDS } from '../../quiz/number-words.ts';

/** Those that are written out in rules: one to twelve. */
const NUMBERS = [...NUMBER_WORDS.keys()].slice(1, 13);
const UNITS =
	'seconds?|minutes?|hours?|days?|weeks?|months?|years?|metres?|meters?|centimetres?|grams?|kilograms?|litres?|liters?|millilitres?|ounces?|degrees?|puffs?|cups?|people|copies|floors?|pages?';
const MEASURE = new RegExp(
	`\\b(\\d{1,3}|an?|${NUMBERS.join('|')}) ((?:working |full |calendar )?)(${UNITS})\\b`,
	'g'
);
const AT_MOST =
	/\b(?:within|no more than|at most|up to|no later than|less than|fewer than|under)\s+(?:the next )?$/;

export interface OtherMeasure {
	/** The act with the other measure. */
	deed: string;
	/** The measure the article has: "at least 30 minutes" without "at least". */
	had: string;
	/** Whether the other one is more. */
	more: boolean;
}

/** Null where nothing is measured, or the measure is part of a range. */
export function otherMeasure(deed: string): OtherMeasure | null {
	for (const match of deed.matchAll(MEASURE)) {
		const [had, count, kind, unit] = match as unknown as [string, string, string, string];
		const before = deed.slice(0, match.index);
		const after = deed.slice(match.index + had.length);
		const more = AT_MOST.test(before);
		if (
			(!more && /(?:\bto|\bor|-|–|:)\s*$/.test(before)) ||
			// Sooner may do as well: "replace gloves after 30 minutes".
			/\bafter\s*$/.test(before) ||
			// "the ten puffs" are those that were told of.
			/\b(?:the|these|those)\s*$/.test(before) ||
			/^(?: to \d|:| and (?:a|\d))/.test(after)
		)
			continue;
		const from = /^an?$/.test(count) ? 1 : NUMBERS.indexOf(count) + 1 || Number(count);
		const to = more ? (from <= 3 ? from + 2 : from * 2) : Math.floor(from / 2);
		if (to < 1 || to === from) continue;
		const written = /^\d/.test(count) ? String(to) : (NUMBERS[to - 1] ?? String(to));
		const singular = /^(?:people|copies)$/.test(unit) ? unit : unit.replace(/s$/, '');
		const named =
			to === 1
				? singular
				: singular === unit && /^(?:people|copies)$/.test(unit)
					? unit
					: `${singular}s`;
		if (to === 1 && /^(?:people|copies)$/.test(unit)) continue;
		return { deed: `${before}${written} ${kind}${named}${after}`, had, more };
	}
	return null;
}
