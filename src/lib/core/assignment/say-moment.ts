/**
 * Moments (UTC milliseconds) in words, as a zone's clock and calendar have them. Put together from their parts, because
 * engines disagree about the commas.
 */

const formatters = new Map<string, Intl.DateTimeFormat>();

function partsOf(at: number, timeZone: string, month: 'long' | 'short'): Record<string, string> {
	const key = `${month} ${timeZone}`;
	let formatter = formatters.get(key);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat('en-GB', {
			timeZone,
			weekday: 'long',
			day: 'numeric',
			month,
			year: 'numeric',
			hour: '2-digit',
			minute: '2-digit',
			hourCycle: 'h23'
		});
		formatters.set(key, formatter);
	}
	return Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** “Friday, 27 March 2026, 17:00” */
export function sayMoment(at: number, timeZone: string): string {
	const { weekday, day, month, year, hour, minute } = partsOf(at, timeZone, 'long');
	return `${weekday}, ${day} ${month} ${year}, ${hour}:${minute}`;
}

/** “27 Mar 2026” */
export function sayDay(at: number, timeZone: string): string {
	const { day, month, year } = partsOf(at, timeZone, 'short');
	return `${day} ${month} ${year}`;
}

/** “27 Mar 2026, 17:00” */
export function sayDayAndTime(at: number, timeZone: string): string {
	const { hour, minute } = partsOf(at, timeZone, 'short');
	return `${sayDay(at, timeZone)}, ${hour}:${minute}`;
}
