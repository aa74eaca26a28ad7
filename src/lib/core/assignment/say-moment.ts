/**
 * A moment in words, as the zone's clock and calendar have it: “Friday, 27 March 2026, 17:00”. Put together from its
 * parts, because engines disagree about the commas.
 */
export function sayMoment(at: number, timeZone: string): string {
	const format = new Intl.DateTimeFormat('en-GB', {
		timeZone,
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23'
	});
	const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
	return `${part.weekday}, ${part.day} ${part.month} ${part.year}, ${part.hour}:${part.minute}`;
}
