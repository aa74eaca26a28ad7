import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsInTotal, FULL, totalOf, type TotalPart } from './gradebook-total.ts';

const part = (change: Partial<TotalPart> = {}): TotalPart => ({
	given: true,
	excused: false,
	due: false,
	weight: 100,
	points: 0,
	possible: 0,
	...change
});

const parts = fc.array(
	fc
		.record({
			given: fc.boolean(),
			excused: fc.boolean(),
			due: fc.boolean(),
			weight: fc.integer({ min: 0, max: 1000 }),
			possible: fc.constantFrom(0, 1000, 3000, 7000, 9000, 12_000, 45_000),
			share: fc.double({ min: -0.5, max: 1, noNaN: true })
		})
		.map(({ share, ...rest }) => ({ ...rest, points: Math.round(share * rest.possible) })),
	{ maxLength: 50 }
);

describe('totalOf', () => {
	it('reckons by hand', () => {
		// (1/2 + 1/3) / 2 = 5/12
		const half = part({ points: 5000, possible: 10_000 });
		const third = part({ points: 1000, possible: 3000 });
		expect(totalOf([half, third])).toBe(4167);
		// Twice the weight on the half: (2 · 1/2 + 1/3) / 3 = 4/9
		expect(totalOf([{ ...half, weight: 200 }, third])).toBe(4444);
		expect(totalOf([half, part({ due: true })])).toBe(2500);
		expect(totalOf([half, part()])).toBe(5000);
		expect(totalOf([half, part({ due: true, excused: true })])).toBe(5000);
		expect(totalOf([half, part({ due: true, given: false })])).toBe(5000);
		expect(totalOf([part(), part({ weight: 0, points: 1000, possible: 1000 })])).toBeNull();
		expect(totalOf([part({ points: -1000, possible: 3000 })])).toBe(-3333);
	});

	it('is the exact mean, to the nearest hundredth of a percent, in any order', () => {
		fc.assert(
			fc.property(parts, (given) => {
				const counting = given.filter(countsInTotal);
				const total = totalOf(given);
				if (counting.length === 0) {
					expect(total).toBeNull();
					return;
				}
				// Over one common denominator: 315 · 4000 is divided by every `possible` there is here.
				const common = 1_260_000n;
				const weights = counting.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
				const sum = counting.reduce(
					(so, { weight, points, possible }) =>
						possible === 0 ? so : so + (BigInt(weight * points) * common) / BigInt(possible),
					0n
				);
				// |total − 10000 · sum / (common · weights)| ≤ 1/2
				const off = BigInt(total!) * common * weights - 10_000n * sum;
				expect(2n * (off < 0n ? -off : off) <= common * weights).toBe(true);
				expect(totalOf([...given].reverse())).toBe(total);
			})
		);
	});

	it('is as if what is excused or was not given were not there', () => {
		fc.assert(
			fc.property(parts, (given) => {
				const there = given.filter(({ excused, given }) => given && !excused);
				expect(totalOf(given)).toBe(totalOf(there));
			})
		);
	});

	it('is full exactly for full points everywhere, and never grows by what is missing', () => {
		fc.assert(
			fc.property(parts, (given) => {
				const full = given.map((p) => ({
					...p,
					points: p.possible,
					due: p.possible === 0 && p.due
				}));
				const done = full.filter(({ possible }) => possible > 0);
				expect(totalOf(done) ?? FULL).toBe(FULL);
				const before = totalOf(done);
				const after = totalOf([...done, part({ due: true })]);
				expect(after).toBeLessThan(before ?? FULL);
			})
		);
	});

	it('does not change when all weights, or one assignment’s points and what they are out of, are multiplied', () => {
		fc.assert(
			fc.property(parts, fc.integer({ min: 2, max: 9 }), (given, by) => {
				const total = totalOf(given);
				expect(totalOf(given.map((p) => ({ ...p, weight: p.weight * by })))).toBe(total);
				const longer = given.map((p, i) =>
					i === 0 ? { ...p, points: p.points * by, possible: p.possible * by } : p
				);
				expect(totalOf(longer)).toBe(total);
			})
		);
	});
});
