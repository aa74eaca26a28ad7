import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../random.ts';
import { markAnswer } from '../../quiz/behaviour.ts';
import { shareOf, type AnswerTable, type ItemAnswer } from './answers.ts';
import { itemStatistics } from './item-statistics.ts';
import { lsatScores, LSAT_ALPHA, LSAT_ITEMS } from './lsat.testing.ts';
import { correlation, median } from './moments.ts';
import { quizStatistics } from './quiz-statistics.ts';

const NEAR = 1e-9;

function answer(share: number, more: Partial<ItemAnswer> = {}): ItemAnswer {
	const response = { kind: 'options' as const, ids: [] };
	return { share, response, tries: 1, undecided: false, certainty: null, tookMs: null, ...more };
}
const tableOf = (shares: readonly (readonly number[])[]): AnswerTable =>
	shares.map((row) => row.map((share) => answer(share)));

/**
 * The same figures worked another way: whole-number sums of raw scores (no means, no distances), as exact fractions;
 * rounded once, at the end, at the fifteenth place.
 */
const exact = {
	ratio: (over: bigint, under: bigint) => Number((over * 10n ** 15n) / under) / 1e15,
	root(over: bigint, under: bigint) {
		const square = (over * 10n ** 30n) / under;
		let root = 10n ** 16n;
		while (root * root > square) root = (root + square / root) / 2n;
		return Number(root) / 1e15;
	},
	/** n² times the variance (divided by n). */
	spread(values: readonly bigint[]) {
		const sum = values.reduce((a, b) => a + b, 0n);
		return BigInt(values.length) * values.reduce((a, b) => a + b * b, 0n) - sum * sum;
	},
	correlation(xs: readonly bigint[], ys: readonly bigint[]) {
		const sum = (list: readonly bigint[]) => list.reduce((a, b) => a + b, 0n);
		const products = sum(xs.map((x, i) => x * ys[i]!));
		const joint = BigInt(xs.length) * products - sum(xs) * sum(ys);
		const size = exact.root(joint * joint, exact.spread(xs) * exact.spread(ys));
		return joint < 0n ? -size : size;
	},
	alpha(shares: readonly (readonly number[])[]) {
		const k = BigInt(shares[0]!.length);
		const column = (i: number) => shares.map((row) => BigInt(row[i]!));
		const totals = shares.map((row) => row.reduce((a, b) => a + BigInt(b), 0n));
		const parts = shares[0]!.reduce((sum, _, i) => sum + exact.spread(column(i)), 0n);
		const whole = exact.spread(totals);
		return exact.ratio(k * (whole - parts), (k - 1n) * whole);
	}
};

describe('against a published table: the LSAT, section 6 (Bock and Lieberman 1970)', () => {
	const scores = lsatScores();
	const table = tableOf(scores.map((row) => row.map((right) => right * 1000)));
	const items = itemStatistics(table, LSAT_ITEMS);
	const quiz = quizStatistics(table, LSAT_ITEMS);

	it('has its thousand examinees, and alpha as R prints it', () => {
		expect(quiz.attempts).toBe(1000);
		expect(quiz.alpha.value?.toFixed(3)).toBe(LSAT_ALPHA);
	});

	it('agrees with exact fractions to 1e-9 in every figure', () => {
		expect(quiz.alpha.value).toBeCloseTo(exact.alpha(scores), 9);
		items.forEach((item, place) => {
			const own = scores.map((row) => BigInt(row[place]!));
			const rest = scores.map((row, i) => row.reduce((a, b) => a + BigInt(b), 0n) - own[i]!);
			const right = own.reduce((a, b) => a + b, 0n);
			expect(Math.abs(item.facility.value! - exact.ratio(right, 1000n))).toBeLessThan(NEAR);
			expect(Math.abs(item.discrimination.value! - exact.correlation(own, rest))).toBeLessThan(
				NEAR
			);
		});
	});
});

describe('worked by hand', () => {
	// Shares 1 1 1 / 1 ½ 0 / 0 ½ 1 / 0 0 0. Totals 3, 1½, 1½, 0: variance 4½ / 3 = 3/2. Items: 1/3, 1/6, 1/3.
	// Alpha = 3/2 · (1 − 5/6 : 3/2) = 2/3; error = √(3/2 · 1/3) = √½. First item with the rest (2, ½, 1½, 0):
	// ½ / √(1 · 2½) = √0.1; second with the rest (2, 1, 1, 0): 1 / √(½ · 2) = 1.
	const table = tableOf([
		[1000, 1000, 1000],
		[1000, 500, 0],
		[0, 500, 1000],
		[0, 0, 0]
	]);

	it('gives the fractions', () => {
		const quiz = quizStatistics(table, 3);
		expect(quiz).toMatchObject({ mean: { value: 1.5 }, median: { value: 1.5 } });
		expect(quiz.alpha.value).toBeCloseTo(2 / 3, 12);
		expect(quiz.deviation.value).toBeCloseTo(Math.sqrt(1.5), 12);
		expect(quiz.error.value).toBeCloseTo(Math.SQRT1_2, 12);
		const [first, second] = itemStatistics(table, 3);
		expect(first!.discrimination.value).toBeCloseTo(Math.sqrt(0.1), 12);
		expect(second!.discrimination.value).toBeCloseTo(1, 12);
		expect(second!.facility).toEqual({ value: 0.5 });
	});

	it('counts what was not answered as nothing, not as missing', () => {
		const gaps: AnswerTable = [
			[answer(1000), null],
			[answer(0), answer(1000)],
			[null, null]
		];
		const [first, second] = itemStatistics(gaps, 2);
		expect(first).toMatchObject({ attempts: 3, answered: 2, facility: { value: 1 / 3 } });
		expect(second).toMatchObject({ attempts: 3, answered: 1, facility: { value: 1 / 3 } });
	});

	it('takes the middle time of those known, and who was sure and wrong', () => {
		const one: AnswerTable = [
			[answer(1000, { tookMs: 9000, certainty: 3 })],
			[answer(0, { tookMs: 2000, certainty: 3 })],
			[answer(0, { tookMs: 4000, certainty: 1 })],
			[answer(0)],
			[null]
		];
		expect(itemStatistics(one, 1)[0]).toMatchObject({
			time: { medianMs: 4000, count: 3 },
			certainty: { count: 3, mean: 7 / 3, sure: 2, sureAndWrong: 1 }
		});
		expect(median([1, 10, 2, 5])).toBe(3.5);
	});
});

describe('what cannot be had', () => {
	const first = (shares: number[][]) => itemStatistics(tableOf(shares), shares[0]?.length ?? 1)[0]!;
	const alpha = (shares: number[][], items = shares[0]?.length ?? 1) =>
		quizStatistics(tableOf(shares), items).alpha;

	it.each([
		['no-attempts', []],
		['one-attempt', [[1000, 0]]],
		['one-item', [[1000], [0]]],
		[
			'item-alike',
			[
				[1000, 0],
				[1000, 1000]
			]
		],
		[
			'rest-alike',
			[
				[1000, 500],
				[0, 500]
			]
		]
	] as [string, number[][]][])('leaves discrimination open, and says why: %s', (why, shares) => {
		expect(first(shares).discrimination).toEqual({ value: null, why });
	});

	it('leaves alpha open without attempts, items or spread, and the error where alpha is negative', () => {
		expect(alpha([])).toEqual({ value: null, why: 'no-attempts' });
		expect(alpha([[1000, 0]])).toEqual({ value: null, why: 'one-attempt' });
		expect(alpha([[1000], [0]])).toEqual({ value: null, why: 'one-item' });
		expect(
			alpha([
				[1000, 0],
				[0, 1000]
			])
		).toEqual({ value: null, why: 'totals-alike' });
		const opposed = quizStatistics(
			tableOf([
				[1000, 0],
				[1000, 100],
				[0, 1000]
			]),
			2
		);
		expect(opposed.alpha.value).toBeLessThan(0);
		expect(opposed.error).toEqual({ value: null, why: 'no-reliability' });
	});
});

describe('how much of an answer was right', () => {
	it('is what the mark scheme gave it, whatever certainty made of it', () => {
		const points = fc.integer({ min: 0, max: 1000 });
		fc.assert(
			fc.property(points, fc.constantFrom(1, 2, 3), (given, certainty) => {
				const stored = markAnswer('certainty', given, { certainty, tries: 1 });
				expect(shareOf('certainty', { points: stored, certainty })).toBe(given);
				const plain = markAnswer('immediate', given, { certainty: null, tries: 1 });
				expect(shareOf('immediate', { points: plain, certainty: null })).toBe(given);
			})
		);
	});

	it('is less after further tries, as what they bring is', () => {
		const stored = markAnswer('interactive', 1000, { certainty: null, tries: 2 });
		expect(shareOf('interactive', { points: stored, certainty: null })).toBe(666);
	});
});

describe('laws', () => {
	const shares = fc.integer({ min: 2, max: 6 }).chain((k) =>
		fc.array(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: k, maxLength: k }), {
			minLength: 2,
			maxLength: 25
		})
	);
	const figures = (rows: number[][]) => {
		const k = rows[0]!.length;
		const quiz = quizStatistics(tableOf(rows), k);
		const items = itemStatistics(tableOf(rows), k);
		return [
			quiz.alpha.value,
			quiz.error.value,
			...items.flatMap((item) => [item.facility.value, item.discrimination.value])
		];
	};
	const near = (a: (number | null)[], b: (number | null)[]) => {
		expect(a.length).toBe(b.length);
		a.forEach((value, i) => {
			if (value === null || b[i] === null) expect(value).toBe(b[i]);
			else expect(Math.abs(value - b[i]!)).toBeLessThan(1e-6);
		});
	};

	it('the order of the attempts does not matter', () => {
		fc.assert(
			fc.property(shares, fc.string(), (rows, seed) => {
				near(figures(seededRandom(seed).shuffle(rows)), figures(rows));
			})
		);
	});

	it('agrees with exact fractions for any shares', () => {
		fc.assert(
			fc.property(shares, (rows) => {
				const { alpha } = quizStatistics(tableOf(rows), rows[0]!.length);
				fc.pre(alpha.value !== null);
				const expected = exact.alpha(rows);
				expect(Math.abs(alpha.value! - expected)).toBeLessThanOrEqual(
					NEAR * Math.max(1, Math.abs(expected))
				);
			})
		);
	});

	it('a correlation stays when a side is stretched or moved, and turns when one is turned round', () => {
		const pairs = fc.array(
			fc.tuple(fc.integer({ max: 999, min: 0 }), fc.integer({ max: 999, min: 0 })),
			{
				minLength: 2
			}
		);
		fc.assert(
			fc.property(pairs, fc.integer({ min: 1, max: 50 }), fc.integer(), (list, by, plus) => {
				const [xs, ys] = [list.map(([x]) => x), list.map(([, y]) => y)];
				const r = correlation(xs, ys);
				fc.pre(r !== null);
				const small = plus % 10_000;
				expect(
					correlation(
						xs.map((x) => by * x + small),
						ys
					)
				).toBeCloseTo(r!, 7);
				expect(
					correlation(
						xs.map((x) => small - by * x),
						ys
					)
				).toBeCloseTo(-r!, 7);
				expect(Math.abs(r!)).toBeLessThanOrEqual(1);
			})
		);
	});

	it('items that agree in everything have an alpha of 1 and no error; alpha is never more', () => {
		const column = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 30 });
		fc.assert(
			fc.property(column, fc.integer({ min: 2, max: 9 }), (values, k) => {
				fc.pre(values.some((value) => value !== values[0]));
				const quiz = quizStatistics(tableOf(values.map((v) => Array(k).fill(v))), k);
				expect(quiz.alpha.value).toBeCloseTo(1, 9);
				expect(quiz.error.value).toBeCloseTo(0, 4);
			})
		);
		fc.assert(
			fc.property(shares, (rows) => {
				const { alpha } = quizStatistics(tableOf(rows), rows[0]!.length);
				expect(alpha.value ?? 0).toBeLessThanOrEqual(1 + NEAR);
			})
		);
	});
});
