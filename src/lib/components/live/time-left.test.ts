import { describe, expect, it } from 'vitest';
import { timeLeft } from './time-left.ts';

const clock = { opensAt: 10_000, closesAt: 40_000, pausedAt: null, lengthMs: 30_000 };

describe('what is left of a question’s time', () => {
	it('first runs down to the opening, while the time to answer stands still', () => {
		expect(timeLeft(clock, 6_000)).toEqual({ toRead: 4_000, toAnswer: 30_000, paused: false });
		expect(timeLeft(clock, 15_000)).toEqual({ toRead: 0, toAnswer: 25_000, paused: false });
	});

	it('is never less than nothing', () => {
		expect(timeLeft(clock, 99_000)).toEqual({ toRead: 0, toAnswer: 0, paused: false });
	});

	it('stands still with a paused clock, whatever the time is', () => {
		const paused = { ...clock, pausedAt: 20_000 };
		expect(timeLeft(paused, 90_000)).toEqual({ toRead: 0, toAnswer: 20_000, paused: true });
	});

	it('is longer for whoever has extra time, and endless without a limit', () => {
		expect(timeLeft(clock, 30_000, 55_000).toAnswer).toBe(25_000);
		expect(timeLeft({ ...clock, closesAt: null }, 30_000).toAnswer).toBeNull();
	});
});
