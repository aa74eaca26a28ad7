import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownLength, speedPoints, streakBonus, votePoints } from './score.ts';

const ms = fc.integer({ min: 0, max: 700_000 });
const length = fc.integer({ min: 5_000, max: 600_000 });
const max = fc.integer({ min: 0, max: 1000 });

describe('points for speed', () => {
	it('are all of them under half a second, half of them when time runs out, and by the rule between', () => {
		expect(speedPoints(1000, { took: 499, had: 20_000 })).toBe(1000);
		expect(speedPoints(1000, { took: 5_000, had: 20_000 })).toBe(875);
		expect(speedPoints(1000, { took: 10_000, had: 20_000 })).toBe(750);
		expect(speedPoints(1000, { took: 20_000, had: 20_000 })).toBe(500);
		expect(speedPoints(1000, { took: 20_400, had: 20_000 })).toBe(500);
		expect(speedPoints(333, { took: 20_000, had: 20_000 })).toBe(167);
		expect(speedPoints(1000, { took: 90_000, had: null })).toBe(1000);
	});

	it('never fall below half, never rise above all, and never rise with waiting', () => {
		fc.assert(
			fc.property(max, ms, ms, length, (most, a, b, had) => {
				const [sooner, later] = [Math.min(a, b), Math.max(a, b)];
				const early = speedPoints(most, { took: sooner, had });
				const late = speedPoints(most, { took: later, had });
				expect(late).toBeLessThanOrEqual(early);
				expect(early).toBeLessThanOrEqual(most);
				expect(late * 2).toBeGreaterThanOrEqual(most);
				expect(Number.isInteger(late)).toBe(true);
			})
		);
	});

	it('are never fewer for somebody with extra time', () => {
		fc.assert(
			fc.property(
				max,
				ms,
				length,
				fc.integer({ min: 100, max: 400 }),
				(most, took, had, percent) => {
					const own = speedPoints(most, { took, had: ownLength(had, percent) });
					expect(own).toBeGreaterThanOrEqual(speedPoints(most, { took, had }));
				}
			)
		);
	});

	it('never punish a clock that was put back', () => {
		expect(speedPoints(1000, { took: -5000, had: 10_000 })).toBe(1000);
	});
});

describe('streaks and votes', () => {
	it('add a tenth for each right answer before, and no more than a half', () => {
		expect([0, 1, 4, 5, 30].map(streakBonus)).toEqual([0, 100, 400, 500, 500]);
	});
	it('bring as much as the decision is worth', () => {
		const all = (['best', 'acceptable', 'poor', 'critical'] as const).map(votePoints);
		expect(all).toEqual([1000, 500, 0, 0]);
	});
});
