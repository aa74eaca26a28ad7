/** Years, dates and weekdays in the words of a clause → days. */
import type { Modifier } from '../clauses/clause.ts';
import type { DayRange } from './event.ts';

const MONTHS =
	'january|february|march|april|may|june|july|august|september|october|november|december'.split(
		'|'
	);
const WEEKDAYS = 'sunday|monday|tuesday|wednesday|thursday|friday|saturday'.split('|');
const DAY_MS = 86_400_000;

/** Day number of a date; day 0 of a month is the last of the one before. */
function dayNumber(year: number, month: number, day: number): number {
	const date = new Date(Date.UTC(2000, month, day));
	date.setUTCFullYear(year, month, day);
	return Math.floor(date.getTime() / DAY_MS);
}

const MONTH = `(?:${MONTHS.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?`;
const YEAR = '(1[0-9]\\d\\d|20\\d\\d)';
const FULL = new RegExp(
	`\\b(?:(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${MONTH}),? ${YEAR}|(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?,? ${YEAR})\\b`,
	'gi'
);
const MONTH_YEAR = new RegExp(`\\b(${MONTH}),? (?:of )?${YEAR}\\b`, 'gi');
const DECADE = /\b(1[0-9]\d0|20\d0)s\b/g;
const BARE_YEAR = new RegExp(`(?<![\\d.,/–-])\\b${YEAR}\\b(?!s\\b|['’]s|[\\d%]|[,.]\\d)`, 'g');

const monthOf = (name: string) =>
	MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3)));

const monthRange = (year: number, month: number): DayRange => ({
	from: dayNumber(year, month, 1),
	to: dayNumber(year, month + 1, 0)
});

/** The dates of a phrase in order, those inside others left out. */
function rangesIn(text: string): DayRange[] {
	const found: (DayRange & { at: number })[] = [];
	let left = text;
	const take = (pattern: RegExp, read: (match: RegExpExecArray) => DayRange) => {
		left = left.replace(pattern, (...args: unknown[]) => {
			const groups = args.slice(0, -2) as string[];
			const at = args.at(-2) as number;
			const match = Object.assign([...groups], { index: at, input: text }) as RegExpExecArray;
			found.push({ at, ...read(match) });
			return ' '.repeat(groups[0]!.length);
		});
	};
	take(FULL, (m) => {
		const [day, month, year] = m[1] ? [m[1], m[2]!, m[3]!] : [m[5]!, m[4]!, m[6]!];
		const at = dayNumber(Number(year), monthOf(month), Number(day));
		return { from: at, to: at };
	});
	take(MONTH_YEAR, (m) => monthRange(Number(m[2]), monthOf(m[1]!)));
	take(DECADE, (m) => ({
		from: dayNumber(Number(m[1]), 0, 1),
		to: dayNumber(Number(m[1]) + 9, 11, 31)
	}));
	take(BARE_YEAR, (m) => ({
		from: dayNumber(Number(m[1]), 0, 1),
		to: dayNumber(Number(m[1]), 11, 31)
	}));
	return found.sort((a, b) => a.at - b.at).map(({ from, to }) => ({ from, to }));
}

/** The last such weekday, or "yesterday", before the article was published. */
function relativeDay(text: string, published: number): DayRange | null {
	if (/\b(?:next|last|every|each|this)\b|s\b$/i.test(text)) return null;
	const day = text
		.toLowerCase()
		.replace(/^on /, '')
		.match(/^(?:(yesterday)|(\p{L}+day)(?: (?:morning|afternoon|evening|night))?)$/u);
	if (!day) return null;
	if (day[1]) return { from: published - 1, to: published - 1 };
	const weekday = WEEKDAYS.indexOf(day[2]!);
	if (weekday < 0) return null;
	// 1 January 1970 was a Thursday.
	const back = (((published + 4 - weekday) % 7) + 7) % 7;
	return { from: published - back, to: published - back };
}

/**
 * When a clause's time phrases say it was; null when they do not say, or say more than one thing.
 * @param published date of the article, as ISO or as people write it; '' when it is not known
 */
export function dateOf(modifiers: readonly Modifier[], published: string): DayRange | null {
	const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(published);
	const written = rangesIn(published).find(({ from, to }) => from === to);
	const today = iso
		? dayNumber(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]))
		: (written?.from ?? null);
	const found = modifiers.flatMap(({ text, marker, role, clause }) => {
		if (clause !== null || /^(?:according to|of|about|than|per)$/.test(marker)) return [];
		const ranges = rangesIn(text);
		if (ranges.length === 0) {
			const relative = today !== null && role === 'time' ? relativeDay(text, today) : null;
			return relative ? [relative] : [];
		}
		const first = ranges[0]!;
		const last = ranges.at(-1)!;
		switch (marker) {
			case 'before':
			case 'prior to':
				return [{ from: -Infinity, to: first.from - 1 }];
			case 'by':
				return [{ from: -Infinity, to: first.to }];
			case 'after':
			case 'following':
				return [{ from: first.from, to: Infinity }];
			case 'since':
				return [{ from: first.from, to: Infinity }];
			case 'until':
			case 'till':
				return [];
		}
		return [{ from: first.from, to: last.to }];
	});
	if (found.length === 0) return null;
	const from = Math.max(...found.map((range) => range.from));
	const to = Math.min(...found.map((range) => range.to));
	return from <= to ? { from, to } : null;
}
