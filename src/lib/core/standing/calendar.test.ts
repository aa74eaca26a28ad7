import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inTerm, isoWeek, localDay, mondayOf, streakOf, termDays } from './calendar.ts';

const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const at = (iso: string) => Date.parse(iso);

describe('days of a class', () => {
	it('change at midnight in its own zone, also where the clock is put forward or back', () => {
		expect(localDay(at('2026-01-28T22:59:00Z'), 'Europe/Berlin')).toBe(day('2026-01-28'));
		expect(localDay(at('2026-01-28T23:00:00Z'), 'Europe/Berlin')).toBe(day('2026-01-29'));
		expect(localDay(at('2026-03-29T21:59:00Z'), 'Europe/Berlin')).toBe(day('2026-03-29'));
		expect(localDay(at('2026-03-29T22:00:00Z'), 'Europe/Berlin')).toBe(day('2026-03-30'));
		expect(localDay(at('2026-01-28T10:01:00Z'), 'Pacific/Auckland')).toBe(day('2026-01-28'));
		expect(localDay(at('2026-01-28T11:01:00Z'), 'Pacific/Auckland')).toBe(day('2026-01-29'));
	});

	it('name the weeks as ISO 8601 does', () => {
		// The examples of ISO 8601 at the turn of a year.
		const weeks = [
			'2005-01-01',
			'2005-01-02',
			'2007-01-01',
			'2008-12-29',
			'2010-01-03',
			'2020-12-31'
		];
		expect(weeks.map((date) => isoWeek(day(date)))).toEqual([
			'2004-W53',
			'2004-W53',
			'2007-W01',
			'2009-W01',
			'2009-W53',
			'2020-W53'
		]);
	});

	it('share a week with their Monday and the six days after it, and weeks follow in order', () => {
		fc.assert(
			fc.property(fc.integer({ min: -20_000, max: 40_000 }), (d) => {
				const monday = mondayOf(d);
				expect(d - monday).toBeGreaterThanOrEqual(0);
				expect(d - monday).toBeLessThan(7);
				expect(new Date(monday * 86_400_000).getUTCDay()).toBe(1);
				expect(isoWeek(d)).toBe(isoWeek(monday));
				expect(isoWeek(monday - 1) < isoWeek(monday)).toBe(true);
			})
		);
	});
});

describe('a term', () => {
	const zone = 'Europe/Berlin';

	it('has its first and its last day, however its end is said', () => {
		const termStartsAt = at('2026-01-31T23:00:00Z');
		for (const end of ['2026-06-30T22:00:00Z', '2026-06-30T21:59:59.999Z']) {
			const term = termDays({ timeZone: zone, termStartsAt, termEndsAt: at(end) })!;
			expect(term).toEqual({ from: day('2026-02-01'), to: day('2026-06-30') });
			expect(inTerm(day('2026-01-31'), term)).toBe(false);
			expect(inTerm(day('2026-02-01'), term)).toBe(true);
			expect(inTerm(day('2026-06-30'), term)).toBe(true);
			expect(inTerm(day('2026-07-01'), term)).toBe(false);
		}
	});

	it('may be open on either side, or not be there', () => {
		expect(termDays({ timeZone: zone, termStartsAt: null, termEndsAt: null })).toBeNull();
		const open = termDays({
			timeZone: zone,
			termStartsAt: at('2026-01-31T23:00:00Z'),
			termEndsAt: null
		})!;
		expect(inTerm(day('2199-01-01'), open)).toBe(true);
	});
});

it('counts days in a row up to today, or to yesterday while today is open', () => {
	expect(streakOf(new Set([8, 9, 10]), 10)).toBe(3);
	expect(streakOf(new Set([7, 8, 9]), 10)).toBe(3);
	expect(streakOf(new Set([6, 7, 8]), 10)).toBe(0);
	expect(streakOf(new Set([5, 7, 8, 9]), 9)).toBe(3);
	expect(streakOf(new Set(), 9)).toBe(0);
});
