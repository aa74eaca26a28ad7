import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAttempts, type CountableAttempt, type Counting } from './count-attempts.ts';

const attempt = (ordinal: number, points: number, possible = 3000): CountableAttempt => ({
	ordinal,
	points,
	possible,
	finishedAt: ordinal * 10,
	late: false
});

const attempts = fc
	.array(
		fc.record({
			possible: fc.integer({ min: 1, max: 500_000 }),
			share: fc.integer({ min: 0, max: 1000 }),
			finishedAt: fc.integer({ min: 1, max: 1e12 }),
			late: fc.boolean()
		}),
		{ minLength: 1, maxLength: 12 }
	)
	.map((list) =>
		list.map(({ possible, share, ...rest }, i) => ({
			...rest,
			ordinal: i + 1,
			possible,
			points: Math.floor((possible * share) / 1000)
		}))
	);
const countings = fc.constantFrom<Counting>('first', 'last', 'best', 'mean');

describe('the grade that attempts make', () => {
	it('takes the first, the last, the best or the mean', () => {
		const three = [attempt(1, 1000), attempt(2, 3000), attempt(3, 1001)];
		expect(countAttempts(three, 'first')).toMatchObject({ points: 1000, finishedAt: 10 });
		expect(countAttempts(three, 'last')).toMatchObject({ points: 1001, finishedAt: 30 });
		expect(countAttempts(three, 'best')).toMatchObject({ points: 3000, finishedAt: 20 });
		// 5001 / 3 = 1667 exactly.
		expect(countAttempts(three, 'mean')).toMatchObject({ points: 1667, finishedAt: 30 });
	});

	it('rounds a mean half up to a thousandth', () => {
		expect(countAttempts([attempt(1, 1), attempt(2, 2)], 'mean').points).toBe(2);
		expect(countAttempts([attempt(1, 1), attempt(2, 1), attempt(3, 2)], 'mean').points).toBe(1);
	});

	it('calls the earliest of equal attempts the best', () => {
		expect(countAttempts([attempt(1, 500, 1000), attempt(2, 1500, 3000)], 'best')).toMatchObject({
			possible: 1000
		});
	});

	it('is nothing out of nothing where no attempt counts', () => {
		expect(countAttempts([], 'mean')).toEqual({
			points: 0,
			possible: 0,
			finishedAt: null,
			late: false
		});
	});

	it('stays in whole thousandths between nothing and what was possible', () => {
		fc.assert(
			fc.property(attempts, countings, (list, counting) => {
				const { points, possible } = countAttempts(list, counting);
				expect(Number.isInteger(points) && Number.isInteger(possible)).toBe(true);
				expect(points).toBeGreaterThanOrEqual(0);
				expect(points).toBeLessThanOrEqual(possible);
			})
		);
	});

	it('does not depend on the order in which attempts are read', () => {
		fc.assert(
			fc.property(
				attempts.chain((list) =>
					fc.tuple(
						fc.constant(list),
						fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })
					)
				),
				countings,
				([list, mixed], counting) => {
					expect(countAttempts(mixed, counting)).toEqual(countAttempts(list, counting));
				}
			)
		);
	});

	it('has no attempt with a greater share than the best, and agrees with all of them on one attempt', () => {
		fc.assert(
			fc.property(attempts, (list) => {
				const best = countAttempts(list, 'best');
				for (const { points, possible } of list) {
					expect(BigInt(points) * BigInt(best.possible)).toBeLessThanOrEqual(
						BigInt(best.points) * BigInt(possible)
					);
				}
				const one = list.slice(0, 1);
				for (const counting of ['last', 'best', 'mean'] as const) {
					expect(countAttempts(one, counting)).toEqual(countAttempts(one, 'first'));
				}
			})
		);
	});
});
