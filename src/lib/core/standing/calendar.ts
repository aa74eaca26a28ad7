/**
 * Days and weeks as a class sees them. A day is counted from 1 January 1970 in the class's own time zone, so that
 * what is done at eleven at night counts for the day it was done on, wherever the server stands.
 */

const DAY_MS = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
	let formatter = formatters.get(timeZone);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat('en-US', {
			timeZone,
			calendar: 'gregory',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric'
		});
		formatters.set(timeZone, formatter);
	}
	return formatter;
}

/** The date in `timeZone` (an IANA name) at `at` (UTC milliseconds), as days since 1 January 1970. */
export function localDay(at: number, timeZone: string): number {
	const date = { year: 0, month: 0, day: 0 };
	for (const { type, value } of formatterOf(timeZone).formatToParts(at)) {
		if (type === 'year' || type === 'month' || type === 'day') date[type] = Number(value);
	}
	return Date.UTC(date.year, date.month - 1, date.day) / DAY_MS;
}

/** The Monday that the day's week begins with. */
export function mondayOf(day: number): number {
	// Day 0 was a Thursday.
	return day - mod(day + 3, 7);
}

/** The ISO 8601 week a day lies in, such as `2026-W05`: weeks begin on Monday and belong to their Thursday's year. */
export function isoWeek(day: number): string {
	const thursday = mondayOf(day) + 3;
	const year = new Date(thursday * DAY_MS).getUTCFullYear();
	const week = Math.floor((thursday - Date.UTC(year, 0, 1) / DAY_MS) / 7) + 1;
	return `${year}-W${String(week).padStart(2, '0')}`;
}

/** First and last day of a term; null where it is open. */
export interface Term {
	from: number | null;
	to: number | null;
}

/**
 * The days of a class's term; null when the class has none. The term's end is the moment after which nothing counts
 * any more, so the day it falls on counts unless it is that day's very beginning.
 */
export function termDays(cls: {
	timeZone: string;
	termStartsAt: number | null;
	termEndsAt: number | null;
}): Term | null {
	const { termStartsAt, termEndsAt, timeZone } = cls;
	if (termStartsAt === null && termEndsAt === null) return null;
	return {
		from: termStartsAt === null ? null : localDay(termStartsAt, timeZone),
		to: termEndsAt === null ? null : localDay(termEndsAt - 1, timeZone)
	};
}

export function inTerm(day: number, term: Term): boolean {
	return (term.from === null || day >= term.from) && (term.to === null || day <= term.to);
}

/** How many days in a row were practised up to today, or up to yesterday while today is still open. */
export function streakOf(days: ReadonlySet<number>, today: number): number {
	let day = days.has(today) ? today : today - 1;
	let streak = 0;
	while (days.has(day)) {
		streak += 1;
		day -= 1;
	}
	return streak;
}

function mod(value: number, by: number): number {
	return ((value % by) + by) % by;
}
