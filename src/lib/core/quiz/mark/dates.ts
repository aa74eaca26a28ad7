import { isNumeral } from './numerals.ts';

const MONTHS = [
	'january',
	'february',
	'march',
	'april',
	'may',
	'june',
	'july',
	'august',
	'september',
	'october',
	'november',
	'december'
];

/** "jan", "sept" and the full names, each to its number from 1. */
const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map([
	...MONTHS.flatMap((name, i) => [[name, i + 1] as const, [name.slice(0, 3), i + 1] as const]),
	['sept', 9]
]);

/** Years, and parts of a date, as four digits and two; x where the part was not said. */
const DATE = /^(\d{4}|xxxx)-(\d{2})-(\d{2}|xx)$/;

export function isDate(word: string): boolean {
	return DATE.test(word);
}

/** The year of a date word, when it says one. */
export function yearOf(word: string): number | undefined {
	const year = Number(DATE.exec(word)?.[1]);
	return Number.isNaN(year) ? undefined : year;
}

/** True when one date is the other said less exactly: "March 1859" of "3 March 1859". Equal dates are not. */
export function isLessExactDate(a: string, b: string): boolean {
	const [x, y] = [DATE.exec(a), DATE.exec(b)];
	if (!x || !y || a === b) return false;
	return [1, 2, 3].every((i) => x[i] === y[i] || x[i]!.startsWith('x') || y[i]!.startsWith('x'));
}

/**
 * Folded text with numeric dates as year-month-day. Two numbers that could each be the month stay as they stand: which
 * is which depends on where one went to school.
 */
export function joinNumericDates(folded: string): string {
	return folded
		.replace(
			/(?<![\d\-./])(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?![\d\-/])/g,
			(all, y, m, d) => dateWord(Number(y), Number(m), Number(d)) ?? all
		)
		.replace(/(?<![\d\-./])(\d{1,2})([-./])(\d{1,2})\2(\d{4})(?![\d\-/])/g, (all, a, _, b, y) => {
			const dayFirst = dateWord(Number(y), Number(b), Number(a));
			const monthFirst = dateWord(Number(y), Number(a), Number(b));
			if (dayFirst && monthFirst && dayFirst !== monthFirst) return all;
			return dayFirst ?? monthFirst ?? all;
		});
}

/**
 * Words, their numerals joined, with every date as one word: "3rd of march 1859", "march 3 1859" → "1859-03-03";
 * "march 3" → "xxxx-03-03"; "march 1859" → "1859-03-xx".
 */
export function joinDates(words: readonly string[]): string[] {
	const joined: string[] = [];
	for (let i = 0; i < words.length;) {
		const date = readDate(words, i);
		joined.push(date?.text ?? words[i]!);
		i += date?.used ?? 1;
	}
	return joined;
}

function readDate(
	words: readonly string[],
	at: number
): { text: string; used: number } | undefined {
	let i = at;
	let day = dayOf(words[i]);
	if (day !== undefined) i += words[i + 1] === 'of' ? 2 : 1;
	const month = MONTH_NUMBERS.get(words[i] ?? '');
	if (month === undefined) return undefined;
	i++;
	if (day === undefined) {
		day = dayOf(words[i]);
		if (day !== undefined) i++;
	}
	const year = words[i] ?? '';
	const hasYear = /^[12]\d{3}$/.test(year);
	const text = dateWord(hasYear ? Number(year) : undefined, month, day);
	if (text === undefined || (!hasYear && day === undefined)) return undefined;
	return { text, used: i + (hasYear ? 1 : 0) - at };
}

function dayOf(word: string | undefined): number | undefined {
	if (word === 'second') return 2;
	const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word ?? '');
	const day = Number(digits?.[1]);
	return day >= 1 && day <= 31 ? day : undefined;
}

/** Undefined when there is no such month or day. */
function dateWord(
	year: number | undefined,
	month: number,
	day: number | undefined
): string | undefined {
	if (month < 1 || month > 12 || (day !== undefined && (day < 1 || day > 31))) return undefined;
	const two = (n: number | undefined) => (n === undefined ? 'xx' : String(n).padStart(2, '0'));
	return `${year === undefined ? 'xxxx' : String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Clock times of folded text on 24 hours, where minutes were said: "3.30 p.m." → "15:30", "9:05" → "09:05". */
export function joinTimes(folded: string): string {
	return folded
		.replace(
			/(?<![\d:.,-])(\d{1,2})[:.](\d{2})\s*([ap])\.?m\b\.?/g,
			(all, hour: string, minute: string, half: string) =>
				on24Hours(Number(hour), minute, half) ?? all
		)
		.replace(/(?<![\d:.,-])(\d):(?=\d{2}(?![\d:]))/g, '0$1:');
}

/** Words, their numerals joined, with full hours as times: "3 pm" → "15:00". */
export function joinHours(words: readonly string[]): string[] {
	const joined: string[] = [];
	for (const word of words) {
		const hour = word === 'am' || word === 'pm' ? joined.at(-1) : undefined;
		const time = /^\d{1,2}$/.test(hour ?? '') ? on24Hours(Number(hour), '00', word[0]!) : undefined;
		if (time !== undefined) joined.pop();
		joined.push(time ?? word);
	}
	return joined;
}

function on24Hours(hour: number, minute: string, half: string): string | undefined {
	if (hour < 1 || hour > 12 || Number(minute) > 59) return undefined;
	return `${String((hour % 12) + (half === 'p' ? 12 : 0)).padStart(2, '0')}:${minute}`;
}

const TIME = /^(\d{2}):(\d{2})$/;

/** True for two clock times that differ in nothing but morning and afternoon. */
export function isOtherHalfOfDay(a: string, b: string): boolean {
	const [x, y] = [TIME.exec(a), TIME.exec(b)];
	if (!x || !y) return false;
	return x[2] === y[2] && Math.abs(Number(x[1]) - Number(y[1])) === 12;
}

/** True for a word that says a number, a date or a time: nothing in it is forgiven. */
export function isExact(word: string): boolean {
	return isNumeral(word) || /\p{N}/u.test(word) || isDate(word);
}
