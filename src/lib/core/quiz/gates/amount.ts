/** What an answer measures: numbers, intervals, dates and times of day, however they are written. */
import { NUMBER_WORDS } from '../number-words.ts';
import { stemmed } from './words.ts';

/** From `low` to `high`, both included; a bare number or day is one point. */
export interface Amount {
	low: number;
	high: number;
	/** What is counted ('' for a bare number); 'date' in days, 'day of the year', 'weekday', 'clock' in minutes, 'rank'. */
	unit: string;
	/** How it is bounded: "at least", "before" …; '' for what is exact. */
	bound: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const RANKS =
	'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const SCALE = new Map([
	['hundred', 100],
	['thousand', 1e3],
	['million', 1e6],
	['billion', 1e9]
]);
/** Days of a month and of a year, rounded up: only order and containment are asked. */
const DAYS = 31;
const YEAR = 12 * DAYS;

const BOUNDS: [RegExp, (point: { low: number; high: number }) => { low: number; high: number }][] =
	[
		[
			/^(?:at least|no (?:less|fewer|earlier) than|from|since|starting) /,
			({ low }) => ({ low, high: Infinity })
		],
		[/^(?:more than|over|above|after) /, ({ high }) => ({ low: high + 1e-6, high: Infinity })],
		[
			/^(?:at most|up to|no (?:more|later) than|within|until|by) /,
			({ high }) => ({ low: -Infinity, high })
		],
		[
			/^(?:less than|fewer than|under|below|before) /,
			({ low }) => ({ low: -Infinity, high: low - 1e-6 })
		]
	];

/** @returns null for what is no amount: it must be nothing but a number, date or interval with its unit. */
export function amountOf(text: string): Amount | null {
	const folded = text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/per cent/g, 'percent')
		.replace(/[“”"]|[.!?]$/g, '')
		.trim();
	const between = /^(?:between |from )?(.+?)(?: to | and |[–—-])(.+)$/.exec(folded);
	if (between && (/^(?:between|from) /.test(folded) || / to |\d ?[–—-] ?\d/.test(folded))) {
		const second = pointOf(between[2]!);
		const first = second && (pointOf(between[1]!) ?? null);
		if (
			first &&
			second &&
			(first.unit === '' || first.unit === second.unit) &&
			first.low <= second.high
		)
			return { low: first.low, high: second.high, unit: second.unit, bound: 'between' };
	}
	for (const [prefix, widen] of BOUNDS) {
		const found = prefix.exec(folded);
		if (!found) continue;
		const point = pointOf(folded.slice(found[0].length));
		return point && { ...widen(point), unit: point.unit, bound: found[0].trim() };
	}
	const point = pointOf(folded.replace(/^(?:in|on|at|about|around|exactly) /, ''));
	return point && { ...point, bound: '' };
}

type Point = Omit<Amount, 'bound'>;

function pointOf(text: string): Point | null {
	const bare = text.trim().replace(/^the /, '');
	return dateOf(bare) ?? timeOf(bare) ?? numberOf(bare);
}

function dateOf(text: string): Point | null {
	const span = (low: number, high: number, unit = 'date') => ({ low, high, unit });
	let found = /^(1\d{3}|20\d{2})$/.exec(text);
	if (found) return span(Number(found[1]) * YEAR, (Number(found[1]) + 1) * YEAR - 1);
	found = /^(\d{3}0)['’]?s$/.exec(text);
	if (found) return span(Number(found[1]) * YEAR, (Number(found[1]) + 10) * YEAR - 1);
	found = /^(\d{1,2})(?:st|nd|rd|th)[ -]century$/.exec(text);
	if (found) return span((Number(found[1]) - 1) * 100 * YEAR, Number(found[1]) * 100 * YEAR - 1);
	found = new RegExp(`^${MONTH},? (\\d{4})$`).exec(text);
	if (found) {
		const low = Number(found[2]) * YEAR + MONTHS.indexOf(found[1]!) * DAYS;
		return span(low, low + DAYS - 1);
	}
	const before = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}(?:,? (\\d{4}))?$`).exec(
		text
	);
	const after = new RegExp(`^${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?$`).exec(text);
	const [day, month, year] = before ? before.slice(1) : after ? [after[2], after[1], after[3]] : [];
	if (!day || !month) return null;
	const at = (year ? Number(year) * YEAR : 0) + MONTHS.indexOf(month) * DAYS + Number(day) - 1;
	return span(at, at, year ? 'date' : 'day of the year');
}

function timeOf(text: string): Point | null {
	const weekday = WEEKDAYS.indexOf(text.replace(/s$/, ''));
	if (weekday >= 0) return { low: weekday, high: weekday, unit: 'weekday' };
	const clock = /^(\d{1,2})(?:[:.](\d{2}))? ?([ap])?\.?m?\.?$/.exec(text);
	if (!clock || (clock[2] === undefined && clock[3] === undefined) || Number(clock[1]) > 24)
		return null;
	if (!text.includes(':') && clock[3] === undefined) return null;
	const at =
		((Number(clock[1]) % 12) +
			(clock[3] === 'p' || (clock[3] === undefined && Number(clock[1]) >= 12) ? 12 : 0)) *
			60 +
		Number(clock[2] ?? 0);
	return { low: at, high: at, unit: 'clock' };
}

function numberOf(text: string): Point | null {
	const rank = RANKS.indexOf(text);
	const written = /^(\d+)(?:st|nd|rd|th)$/.exec(text);
	if (rank >= 0 || written) {
		const at = written ? Number(written[1]) : rank + 1;
		return { low: at, high: at, unit: 'rank' };
	}
	const [, sign = '', rest = ''] = /^([$€£]?) ?(.*)$/su.exec(text)!;
	const words = rest.replace(/(\d)(%|[a-z])/g, '$1 $2').split(/[\s-]+/);
	let sum = 0;
	let last = 0;
	let used = 0;
	for (const word of words) {
		const digits = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$/.test(word)
			? Number(word.replaceAll(',', ''))
			: undefined;
		const value = digits ?? NUMBER_WORDS.get(word);
		const scale = SCALE.get(word);
		if (value !== undefined) last += value;
		else if (scale !== undefined) {
			// "two hundred" and "two thousand three hundred": the larger scales close what stands before them.
			last = (last || 1) * scale;
			if (scale > 100) {
				sum += last;
				last = 0;
			}
		} else if (
			!(word === 'and' && used > 0) &&
			!(word === 'a' && used === 0 && SCALE.has(words[1] ?? ''))
		)
			break;
		used++;
	}
	if (used === 0 || words.slice(0, used).every((w) => w === 'a' || w === 'and')) return null;
	const unit = unitOf(`${sign} ${words.slice(used).join(' ')}`);
	return unit.split(' ').length > 4 ? null : { low: sum + last, high: sum + last, unit };
}

/** "euros" and "euro", "percent" and "%" are one unit; articles are none. */
function unitOf(words: string): string {
	const bare = words.replace(/[^\p{L}\p{N}%$€£°/ ]/gu, ' ').replace(/\bpercent\b/g, '%');
	return stemmed(
		bare
			.replace(/\b(?:the|an?) /g, ' ')
			.trim()
			.replace(/\s+/g, ' ')
	);
}

/** Whether two amounts say the same. */
export function sameAmount(a: Amount, b: Amount): boolean {
	return a.unit === b.unit && a.low === b.low && a.high === b.high;
}

/**
 * Whether something could be both: "5 to 10" and "7", "1998" and "March 1998". Thresholds of one kind ("at least 10", "at
 * least 20") are apart: what is asked for is the threshold.
 */
export function amountsOverlap(a: Amount, b: Amount): boolean {
	if (a.unit !== b.unit || (a.bound === b.bound && a.bound !== '' && a.bound !== 'between'))
		return false;
	return a.low <= b.high && b.low <= a.high;
}
