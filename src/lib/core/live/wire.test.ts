import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOff } from './wire.ts';

describe('backOff', () => {
	it('never lets a phone wait for nothing or for long, and spreads them', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 10_000 }),
				fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
				(tries, chance) => {
					const wait = backOff(tries, chance);
					expect(wait).toBeGreaterThanOrEqual(500);
					expect(wait).toBeLessThanOrEqual(15_000);
				}
			)
		);
		expect(backOff(3, 0.9)).toBeGreaterThan(backOff(3, 0.1));
		expect(backOff(4, 0.5)).toBeGreaterThan(backOff(2, 0.5));
	});
});
