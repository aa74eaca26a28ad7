import { describe, expect, it } from 'vitest';
import { sayDay, sayDayAndTime, sayMoment } from './say-moment.ts';

describe('a moment in words', () => {
	it('is as the clock and calendar of its zone have it', () => {
		const at = Date.UTC(2026, 2, 27, 23, 5);
		expect(sayMoment(at, 'UTC')).toBe('Friday, 27 March 2026, 23:05');
		expect(sayMoment(at, 'Europe/Warsaw')).toBe('Saturday, 28 March 2026, 00:05');
		expect(sayDay(at, 'America/New_York')).toBe('27 Mar 2026');
		expect(sayDayAndTime(at, 'Asia/Kathmandu')).toBe('28 Mar 2026, 04:50');
	});
});
