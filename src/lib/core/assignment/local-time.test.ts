import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLocal, toLocal } from './local-time.ts';

const ZONES = [
	'UTC',
	'Europe/Berlin',
	'America/New_York',
	'America/Guayaquil',
	'Asia/Kolkata',
	'Asia/Kathmandu',
	'Australia/Lord_Howe',
	'Pacific/Apia',
	'America/St_Johns',
	'Africa/Casablanca'
];

describe('times in a class’s zone', () => {
	it('follow summer time', () => {
		// Berlin: CET (+1) until 29 March 2026, 01:00 UTC; CEST (+2) until 25 October 2026, 01:00 UTC.
		expect(fromLocal('2026-03-27T17:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 27, 16));
		expect(fromLocal('2026-03-30T17:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 30, 15));
		expect(toLocal(Date.UTC(2026, 2, 30, 15), 'Europe/Berlin')).toBe('2026-03-30T17:00');
	});

	it('are none where the clocks jump over them, and the first where they come twice', () => {
		expect(fromLocal('2026-03-29T02:30', 'Europe/Berlin')).toBeNull();
		expect(fromLocal('2026-10-25T02:30', 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 0, 30));
		// New York springs forward on 8 March 2026 at 2:00.
		expect(fromLocal('2026-03-08T02:00', 'America/New_York')).toBeNull();
	});

	it('are none when they are no times', () => {
		for (const text of ['', '2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01T24:00', 'soon']) {
			expect(fromLocal(text, 'UTC')).toBeNull();
		}
	});

	it('come back from what they are shown as, to the minute', () => {
		const minutes = fc.integer({
			min: Date.UTC(1990, 0, 1) / 60_000,
			max: Date.UTC(2060, 0, 1) / 60_000
		});
		fc.assert(
			fc.property(minutes, fc.constantFrom(...ZONES), (minute, zone) => {
				const at = minute * 60_000;
				const back = fromLocal(toLocal(at, zone), zone);
				expect(back).not.toBeNull();
				// The same, or the earlier of the two moments that the clock shows alike.
				expect(toLocal(back!, zone)).toBe(toLocal(at, zone));
				expect(back!).toBeLessThanOrEqual(at);
				expect(at - back!).toBeLessThanOrEqual(3_600_000);
			}),
			{ numRuns: 300 }
		);
	});
});
