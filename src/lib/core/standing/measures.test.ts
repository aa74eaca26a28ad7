import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	countedShare,
	improvementOver,
	rightAnswersToPass,
	shareOf,
	teamShare
} from './measures.ts';

const right = (n: number, of: number) => ({ points: n * 1000, possible: of * 1000 });
const points = fc
	.record({ possible: fc.integer({ min: 1, max: 500 }), part: fc.nat({ max: 1000 }) })
	.map(({ possible, part }) => ({ points: possible * part, possible: possible * 1000 }));

describe('the counted share', () => {
	it('is the plus-four estimate', () => {
		expect(countedShare(right(0, 0))).toBe(500);
		expect(countedShare(right(1, 1))).toBe(600);
		expect(countedShare(right(10, 10))).toBe(857);
		expect(countedShare(right(9, 10))).toBe(786);
		expect(countedShare(right(95, 100))).toBe(933);
	});

	it('grows with every right answer, falls with every wrong one, and stays inside', () => {
		fc.assert(
			fc.property(points, (own) => {
				const share = countedShare(own);
				const more = { points: own.points + 1000, possible: own.possible + 1000 };
				expect(countedShare(more)).toBeGreaterThanOrEqual(share);
				expect(countedShare({ ...more, points: own.points })).toBeLessThanOrEqual(share);
				expect(share).toBeGreaterThan(0);
				expect(share).toBeLessThan(1000);
			})
		);
	});

	it('lets no few lucky answers stand above many good ones', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 4 }),
				fc.integer({ min: 20, max: 500 }),
				(few, many) => {
					const good = right(Math.ceil(many * 0.9), many);
					expect(countedShare(right(few, few))).toBeLessThan(countedShare(good));
				}
			)
		);
	});
});

it('takes points below zero for none', () => {
	expect(shareOf({ points: -2000, possible: 9000 })).toBe(0);
	expect(countedShare({ points: -9000, possible: 9000 })).toBe(0);
});

it('compares only where both sides have ten points to lose', () => {
	expect(improvementOver(right(5, 10), right(9, 12))).toBe(250);
	expect(improvementOver(right(9, 10), right(5, 10))).toBe(-400);
	expect(improvementOver(right(5, 9), right(9, 12))).toBeNull();
	expect(improvementOver(right(5, 10), right(9, 9))).toBeNull();
});

it('promises no more and no fewer right answers than it takes to pass', () => {
	fc.assert(
		fc.property(points, fc.nat({ max: 1000 }), (own, target) => {
			const n = rightAnswersToPass(own, target);
			const after = (k: number) =>
				countedShare({ points: own.points + k * 1000, possible: own.possible + k * 1000 });
			if (n === null) expect(after(40)).toBeLessThanOrEqual(target);
			else {
				expect(after(n)).toBeGreaterThan(target);
				if (n > 1) expect(after(n - 1)).toBeLessThanOrEqual(target);
			}
		})
	);
});

describe('a team', () => {
	it('is its members’ mean, those who did nothing yet at a half', () => {
		expect(teamShare({ sum: 800 + 600, active: 2, members: 2 })).toBe(700);
		expect(teamShare({ sum: 800 + 600, active: 2, members: 4 })).toBe(600);
	});

	it('gains nothing by its size', () => {
		fc.assert(
			fc.property(fc.nat({ max: 1000 }), fc.integer({ min: 1, max: 40 }), (share, members) => {
				expect(teamShare({ sum: share * members, active: members, members })).toBe(share);
			})
		);
	});
});
