/** The dates in the words of a clause → the days that what it tells can have been on. */
import type { Modifier } from '../clauses/clause.ts';
import type { DateMention } from '../reading.ts';
import type { DayRange } from '../reference/calendar.ts';

/**
 * When a clause's time phrases say it was; null when they do not say, or say more than one thing.
 * @param dates those of the clause's sentence, in order
 */
export function dateOf(
	modifiers: readonly Modifier[],
	dates: readonly DateMention[]
): DayRange | null {
	const found = modifiers.flatMap((modifier) => {
		const { start, end, marker, clause } = modifier;
		if (clause !== null || /^(?:according to|of|about|than|per)$/.test(marker)) return [];
		const within = dates.filter((date) => date.start >= start && date.end <= end);
		const absolute = within.filter((date) => date.absolute);
		if (absolute.length === 0) return within.filter((date) => isAll(modifier, date)).map(daysOf);
		const first = absolute[0]!.days;
		const last = absolute.at(-1)!.days;
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

const daysOf = ({ days }: DateMention) => days;

/** Whether the phrase says no more than the date ("on Tuesday", but not "after the meeting on Tuesday"). */
const isAll = ({ role, marker, start, end }: Modifier, date: DateMention) =>
	role === 'time' &&
	/^(?:on|in|during|)$/.test(marker) &&
	date.start - start <= (marker === '' ? 0 : marker.length + 1) &&
	date.end === end;
