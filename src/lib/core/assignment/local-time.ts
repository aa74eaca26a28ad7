/**
 * Times as a class's clock on the wall shows them. Offsets come from the zone data that JavaScript's Intl has, so
 * that summer time begins and ends where it does.
 */

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
	let formatter = formatters.get(timeZone);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat('en-US', {
			timeZone,
			calendar: 'iso8601',
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric'
		});
		formatters.set(timeZone, formatter);
	}
	return formatter;
}

/** What the wall clock of the zone shows at `at`, as if it were UTC milliseconds. */
function wallAt(at: number, timeZone: string): number {
	const part = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
	for (const { type, value } of formatterOf(timeZone).formatToParts(at)) {
		if (Object.hasOwn(part, type)) part[type as keyof typeof part] = Number(value);
	}
	return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
}

const MINUTES = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const DAY_MS = 86_400_000;

/** A moment (UTC milliseconds) as an input of type datetime-local has it, in the zone: `2026-03-27T17:00`. */
export function toLocal(at: number, timeZone: string): string {
	return new Date(wallAt(at, timeZone)).toISOString().slice(0, 16);
}

/**
 * The moment at which the zone's clock shows `local`. Of a time that comes twice, where the clocks go back, it is the
 * first. Null for what is no time, and for one that the clocks jump over.
 */
export function fromLocal(local: string, timeZone: string): number | null {
	const found = MINUTES.exec(local);
	if (!found) return null;
	const [year, month, day, hour, minute] = found.slice(1).map(Number) as [
		number,
		number,
		number,
		number,
		number
	];
	const wall = Date.UTC(year, month - 1, day, hour, minute);
	if (new Date(wall).toISOString().slice(0, 16) !== local) return null;
	const offsets = [wall - DAY_MS, wall + DAY_MS].map((at) => wallAt(at, timeZone) - at);
	const moments = offsets
		.map((offset) => wall - offset)
		.filter((at) => wallAt(at, timeZone) === wall);
	return moments.length === 0 ? null : Math.min(...moments);
}
