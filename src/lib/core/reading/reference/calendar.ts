/** Days, months and years as numbers of days. */

/**
 * From the first to the last day it can have been, as days since 1 January 1970 (proleptic Gregorian calendar);
 * −Infinity or Infinity where it is open.
 */
export interface DayRange {
	from: number;
	to: number;
}

const DAY_MS = 86_400_000;
/** In the order of JavaScript's months, from 0. */
export const MONTHS =
	'january|february|march|april|may|june|july|august|september|october|november|december'.split(
		'|'
	);
export const WEEKDAYS = 'sunday|monday|tuesday|wednesday|thursday|friday|saturday'.split('|');

/** Day number of a date; months from 0. Day 0 of a month is the last of the one before. */
export function dayNumber(year: number, month: number, day: number): number {
	const date = new Date(Date.UTC(2000, month, day));
	date.setUTCFullYear(year, month, day);
	return Math.floor(date.getTime() / DAY_MS);
}

/** Year, month (from 0) and day of the month. */
export function dateOfDay(day: number): { year: number; month: number; day: number } {
	const date = new Date(day * DAY_MS);
	return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

/** 0 for Sunday. 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number) => (((day + 4) % 7) + 7) % 7;

/** Null for a day that the month does not have. */
export function dayRange(year: number, month: number, day: number): DayRange | null {
	const at = dayNumber(year, month, day);
	const { month: own, day: date } = dateOfDay(at);
	return own === month && date === day ? { from: at, to: at } : null;
}

export const monthRange = (year: number, month: number): DayRange => ({
	from: dayNumber(year, month, 1),
	to: dayNumber(year, month + 1, 0)
});

export const yearRange = (first: number, last = first): DayRange => ({
	from: dayNumber(first, 0, 1),
	to: dayNumber(last, 11, 31)
});

/** The finest of 'YYYY-MM-DD', 'YYYY-MM' and 'YYYY' that holds all its days; '' when it goes on over years. */
export function isoOf({ from, to }: DayRange): string {
	const [a, b] = [dateOfDay(from), dateOfDay(to)];
	if (a.year !== b.year) return '';
	const year = String(a.year).padStart(4, '0');
	if (a.month !== b.month) return year;
	const month = `${year}-${String(a.month + 1).padStart(2, '0')}`;
	return a.day === b.day ? `${month}-${String(a.day).padStart(2, '0')}` : month;
}

/** The month of a full or shortened name ("September", "Sept."), from 0. */
export const monthOf = (name: string) =>
	MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3)));
