/** Words that name a day, month, year or stretch of them, and which days they mean. */
import type { Span } from '../reading.ts';
import {
	dateOfDay,
	dayNumber,
	dayRange,
	monthOf,
	monthRange,
	weekdayOf,
	WEEKDAYS,
	yearRange,
	type DayRange
} from './calendar.ts';
import { wordTable } from '../../word-table.ts';

/** Where the clause is in time, seen from when the article was written; null where its verb does not tell. */
export type Direction = 'past' | 'future' | null;

export interface DateExpression extends Span {
	/** Whether it means one day, month or year by itself, whenever it is written. */
	absolute: boolean;
	/** Whether it is reckoned from when it is written and from nothing else: "yesterday", "last week", "two days ago". */
	deictic: boolean;
	/** Whether the days are just those that the words name, and not a part of them ("early 2019") or about them. */
	exact: boolean;
	/**
	 * The days it means; null when they cannot be told.
	 * @param today when the article was written, as a day number; null when that is not known
	 */
	days: (today: number | null, direction: Direction) => DayRange | null;
}

type Meaning = Omit<DateExpression, 'start' | 'end'>;

const MONTH =
	'(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?';
const YEAR = '(1[0-9]\\d\\d|20\\d\\d)(?!.{0,16}\\bBCE?\\b)';
const WEEKDAY = '(Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const ON = `(?:${WEEKDAY},? (?:the )?)?`;
const PART =
	'(?:((?:very )?early|late|mid|the (?:beginning|start|middle|end) of|around|about|circa|c\\.)[ -])?';
const PART_OF_DAY = '(?: (?:morning|afternoon|evening|night))?';
const NUMBERS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'.split('|');

const absolute = (days: DayRange | null, exact = true): Meaning => ({
	absolute: true,
	deictic: false,
	exact,
	days: () => days
});
const relative = (
	days: (today: number, direction: Direction) => DayRange | null,
	exact = true,
	deictic = false
): Meaning => ({
	absolute: false,
	deictic,
	exact,
	days: (today, direction) => (today === null ? null : days(today, direction))
});

/** The last such month or day of the year up to today, or the first from today on. */
function nearest(
	today: number,
	direction: Direction,
	inYear: (year: number) => DayRange | null
): DayRange | null {
	const { year } = dateOfDay(today);
	if (direction === 'past') {
		const own = inYear(year);
		return own && own.from <= today ? own : inYear(year - 1);
	}
	if (direction === 'future') {
		const own = inYear(year);
		return own && own.to >= today ? own : inYear(year + 1);
	}
	return null;
}

function nearestWeekday(today: number, direction: Direction, weekday: number): DayRange | null {
	const back = (weekdayOf(today) - weekday + 7) % 7;
	if (direction === 'past') return { from: today - back, to: today - back };
	// "will open on Tuesday", written on a Tuesday, may be either.
	if (direction !== 'future' || back === 0) return null;
	return { from: today + 7 - back, to: today + 7 - back };
}

/** The week (from Monday), month or year so many before (−1) or after (1) today's. */
function stretch(today: number, unit: string, step: number): DayRange {
	const { year, month } = dateOfDay(today);
	if (unit === 'year') return yearRange(year + step);
	if (unit === 'month') {
		const { year: y, month: m } = dateOfDay(dayNumber(year, month + step, 1));
		return monthRange(y, m);
	}
	const monday = today - ((weekdayOf(today) + 6) % 7) + 7 * step;
	return { from: monday, to: monday + 6 };
}

/** "three weeks ago": some days more or less, as fine as the unit. */
function ago(today: number, count: number, unit: string): DayRange {
	if (unit === 'day') return { from: today - count, to: today - count };
	if (unit === 'week') return { from: today - 7 * count - 3, to: today - 7 * count + 3 };
	return stretch(today, unit, -count);
}

const STEPS = wordTable<number>({ last: -1, this: 0, next: 1 });

/** In order: what an earlier one has taken a later one does not see. Groups that are not there are ''. */
const EXPRESSIONS: readonly (readonly [RegExp, (groups: readonly string[]) => Meaning | null])[] = [
	[
		/(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])/g,
		([y, m, d]) => absolute(dayRange(Number(y), Number(m) - 1, Number(d)))
	],
	[
		new RegExp(`\\b${ON}${DAY} (?:of )?${MONTH},? ${YEAR}\\b`, 'g'),
		([, d, m, y]) => absolute(dayRange(Number(y), monthOf(m!), Number(d)))
	],
	[
		new RegExp(`\\b${ON}${MONTH} ${DAY},? ${YEAR}\\b`, 'g'),
		([, m, d, y]) => absolute(dayRange(Number(y), monthOf(m!), Number(d)))
	],
	[
		new RegExp(`\\b${PART}${MONTH},? (?:of )?${YEAR}\\b`, 'g'),
		([part, m, y]) => absolute(monthRange(Number(y), monthOf(m!)), part === '')
	],
	[
		new RegExp(`\\b${ON}${DAY} (?:of )?${MONTH}(?! \\d{4})`, 'g'),
		([, d, m]) =>
			relative((today, direction) =>
				nearest(today, direction, (year) => dayRange(year, monthOf(m!), Number(d)))
			)
	],
	[
		new RegExp(`\\b${ON}${MONTH} ${DAY}(?![\\d,.:]*\\d|%)\\b`, 'g'),
		([, m, d]) =>
			relative((today, direction) =>
				nearest(today, direction, (year) => dayRange(year, monthOf(m!), Number(d)))
			)
	],
	[
		new RegExp(`\\b(?:spring|summer|autumn|fall|winter)(?: of)? ${YEAR}\\b`, 'gi'),
		([y]) => absolute(yearRange(Number(y)), false)
	],
	[
		new RegExp(`(?<![\\d.,–-])\\b${YEAR}[–-]${YEAR}\\b(?![\\d–-])`, 'g'),
		([a, b]) => (Number(a) < Number(b) ? absolute(yearRange(Number(a), Number(b))) : null)
	],
	[
		new RegExp(`\\b${PART}(?:the )?(1[0-9]\\d0|20\\d0)s\\b`, 'g'),
		([part, y]) => absolute(yearRange(Number(y), Number(y) + 9), part === '')
	],
	[
		new RegExp(
			`(?<![\\d.,/–$€£#-])\\b${PART}${YEAR}\\b(?!s\\b|['’]s|[\\d%–-]|[,.]\\d| ?[+%×*])`,
			'g'
		),
		([part, y]) => absolute(yearRange(Number(y)), part === '')
	],
	[
		new RegExp(
			`(?<=\\b(?:in|since|until|till|by|during|of|from|through|before|after|for) )${PART}${MONTH}(?! \\d)`,
			'g'
		),
		([part, m]) =>
			relative(
				(today, direction) => nearest(today, direction, (year) => monthRange(year, monthOf(m!))),
				part === ''
			)
	],
	[
		new RegExp(
			`(?<!\\b(?:last|next|this|every|each|most|some|any) )\\b${WEEKDAY}\\b(?!['’]s|-)${PART_OF_DAY}`,
			'g'
		),
		([name]) =>
			relative((today, direction) =>
				nearestWeekday(today, direction, WEEKDAYS.indexOf(name!.toLowerCase()))
			)
	],
	[
		/\b(yesterday|last night|tomorrow|today|tonight)\b(?!['’]s)(?: (?:morning|afternoon|evening|night))?/gi,
		([word]) =>
			relative(
				(today, direction) => {
					const name = word!.toLowerCase();
					const at = /^(?:yesterday|last night)$/.test(name) ? -1 : name === 'tomorrow' ? 1 : 0;
					// "Today" with the present tense may mean these days.
					return at === 0 && direction === null ? null : { from: today + at, to: today + at };
				},
				true,
				true
			)
	],
	[
		/\b(earlier |later )?(last|this|next) (week|month|year)\b(?!['’]s|-)/gi,
		([part, which, unit]) =>
			relative(
				(today) => stretch(today, unit!.toLowerCase(), STEPS[which!.toLowerCase()]!),
				part === '',
				true
			)
	],
	[
		new RegExp(`\\b(?:(an?|${NUMBERS.join('|')})|(\\d{1,2})) (day|week|month|year)s? ago\\b`, 'gi'),
		([word, digits, unit]) => {
			const count = digits ? Number(digits) : NUMBERS.indexOf(word!.toLowerCase()) + 1 || 1;
			return relative((today) => ago(today, count, unit!.toLowerCase()), unit === 'day', true);
		}
	]
];

/** The date expressions of a text in order, those inside others left out. Linear. */
export function findDateExpressions(text: string): DateExpression[] {
	const found: DateExpression[] = [];
	let left = text;
	for (const [pattern, read] of EXPRESSIONS) {
		const rest: string[] = [];
		let at = 0;
		for (const match of left.matchAll(pattern)) {
			const meaning = read(match.slice(1).map((group) => group ?? ''));
			if (!meaning) continue;
			const span = { start: match.index, end: match.index + match[0].length };
			rest.push(left.slice(at, span.start), '_'.repeat(match[0].length));
			at = span.end;
			found.push({ ...span, ...meaning });
		}
		left = rest.join('') + left.slice(at);
	}
	return found.sort((a, b) => a.start - b.start);
}
