/** A measure of a rule as somebody gets it wrong who makes it easier to keep: later, longer, less, nearer. */
import { NUMBER_WORDS } from '../../quiz/number-words.ts';

/** Those that are written out in rules: one to twelve. */
const NUMBERS = [...NUMBER_WORDS.keys()].slice(1, 13);
const UNITS =
	'seconds?|minutes?|hours?|days?|weeks?|months?|years?|metres?|meters?|centimetres?|grams?|kilograms?|litres?|liters?|millilitres?|ounces?|degrees?|puffs?|cups?|people|copies|floors?|pages?|times';
const MEASURE = new RegExp(
	`\\b(\\d{1,3}|an?|${NUMBERS.join('|')}) ((?:working |full |calendar )?)(${UNITS})\\b`,
	'g'
);
const TIME = /^(?:second|minute|hour|day|week|month|year)/;
const SUM =
	/(?<=\b(?:up to|no more than|at most|under|(?<!\b(?:no|not) )less than) )([£$€])(\d{1,4})\b(?![,.]\d)/;

/** "deadline" and "notice" of time that is given, "most" and "least" of what is measured, "hold" of how long one keeps at it. */
export type Bound = 'deadline' | 'most' | 'notice' | 'hold' | 'least';

interface OtherMeasure {
	/** The act with the other measure. */
	deed: string;
	/** The measure the article has: "at least 30 minutes" without "at least". */
	had: string;
	bound: Bound;
}

const WITHIN = /\b(?:within|no later than)\s+(?:the next )?$/;
const AT_MOST = /\b(?:no more than|no longer than|not more than|a maximum of|at most|up to)\s+$/;
/** Of what is allowed, less is a limit; of what calls for something, more may be. */
const LESS = /\b(?:less than|fewer than|under)\s+$/;
const LASTS = /\b(?:valid|(?<!\bthe )lasts?) (?:for )?$/;
const AT_LEAST = /\b(?:at least|not less than|no less than|no fewer than|a minimum of)\s+$/;
const AHEAD =
	/^ (?:before(?:hand)?\b|ahead\b|in advance\b|prior to\b)|^[’'](?:s)? (?:\p{Ll}+ )?notice\b/u;
const HOLDS =
	/\b(?:hold|wait|rins\p{Ll}+|keep|kept|retain\p{Ll}*|stay|soak|wash|irrigate\p{Ll}*|watch|remain|flush|stand|cool|free|isolated?|away|stored?|press|rest|maintained)\b[^.;]* for (?:another |a further )?$/iu;

/** Which side of the measure is the easier one; null where that is not plain. */
function boundOf(before: string, after: string, unit: string): Bound | null {
	// What takes up to so long takes it, and is not allowed it.
	if (/\btakes? up to $/.test(before)) return null;
	if (AT_MOST.test(before)) return 'most';
	// "No later than six months before departure": less of it is later.
	if (WITHIN.test(before) && AHEAD.test(after)) return TIME.test(unit) ? 'notice' : null;
	// Of what calls for something, later may be the stricter: "when rain is forecast within four hours".
	if (WITHIN.test(before))
		return TIME.test(unit) && !/\b(?:when|if|where|forecast|cases|linked)\b/.test(before)
			? 'deadline'
			: null;
	if (AT_LEAST.test(before)) return AHEAD.test(after) ? 'notice' : 'least';
	if (LESS.test(before))
		return /\bmay\b(?! not)/.test(before + after) && !/\b(?:if|when|where)\b/.test(before)
			? 'most'
			: null;
	if (/(?:\bto|\bor|-|–|:)\s*$/.test(before)) return null;
	if (AHEAD.test(after)) return 'notice';
	if (LASTS.test(before)) return 'most';
	if (HOLDS.test(before) && TIME.test(unit) && !/\bmay\b|\bthen\b/.test(before + after))
		return 'hold';
	return null;
}

/** Two at most, the nearer one first; none where it is not plain which side is the easier one, or the measure is part of a range. */
export function otherMeasures(deed: string): OtherMeasure[] {
	for (const match of deed.matchAll(MEASURE)) {
		const [had, count, kind, unit] = match as unknown as [string, string, string, string];
		const before = deed.slice(0, match.index);
		const after = deed.slice(match.index + had.length);
		const bound = boundOf(before, after, unit);
		// "Within 30 minutes …, and after 45 minutes": the two go together.
		const [root] = /^\p{Ll}+?(?=s?$)/u.exec(unit)!;
		const alike = [...deed.matchAll(MEASURE)].filter((m) => m[3]!.startsWith(root));
		if (alike.length > 1) continue;
		if (
			bound === null ||
			/^(?: to \d|:| and (?:a|\d)| or (?:more|less|so|two|three|\d)|-)/.test(after)
		)
			continue;
		const from = /^an?$/.test(count) ? 1 : NUMBERS.indexOf(count) + 1 || Number(count);
		const found = (bound === 'deadline' || bound === 'most' ? moreThan : lessThan)(from);
		const others = found.flatMap((to) => {
			const several = /^(?:people|copies|times)$/.test(unit);
			if (to === 1 && several) return [];
			if (to > 16 && /^hour/.test(unit) && /^ (?:a|per|each|every) day\b/.test(after)) return [];
			if (to > 7 && /^day/.test(unit) && /^ (?:a|per|each|every) week\b/.test(after)) return [];
			const written = /^\d/.test(count) ? String(to) : (NUMBERS[to - 1] ?? String(to));
			const named = several ? unit : `${unit.replace(/s$/, '')}${to === 1 ? '' : 's'}`;
			// "48 hours' notice" → "one hour's notice"
			const rest = to === 1 ? after.replace(/^[’'](?= )/, '’s') : after;
			return [{ deed: `${before}${written} ${kind}${named}${rest}`, had, bound }];
		});
		if (others.length > 0) return others;
	}
	const sum = SUM.exec(deed);
	if (!sum) return [];
	return [2, 5].map((times) => ({
		deed: deed.replace(SUM, () => `${sum[1]!}${inThousands(Number(sum[2]) * times)}`),
		had: sum[0],
		bound: 'most'
	}));
}

const moreThan = (from: number): number[] =>
	from === 1 ? [2, 3] : from <= 3 ? [from + 2, from + 5] : [from * 2, from * 3];

/** "1250" → "1,250" */
export const inThousands = (value: number): string => value.toLocaleString('en-GB');

/** Half and a third, round where the measure is. */
const lessThan = (from: number): number[] => {
	const round = (to: number) =>
		from >= 10 && from % 5 === 0 ? Math.ceil(to / 5) * 5 : Math.floor(to);
	return [round(from / 2), round(from / 3), Math.floor(from / 3)]
		.filter((to, i, all) => to >= 1 && to !== from && all.indexOf(to) === i)
		.slice(0, 2);
};
