import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountOf } from './amount.ts';
import { oneHoldsOther, sameAnswer } from './same.ts';

describe('amounts', () => {
	test.each([
		['12', 12, 12, ''],
		['1,500 euros', 1500, 1500, 'euro'],
		['twenty-five', 25, 25, ''],
		['two hundred and six', 206, 206, ''],
		['1.8 million', 1_800_000, 1_800_000, ''],
		['5 to 10 days', 5, 10, 'day'],
		['at least three weeks', 3, Infinity, 'week']
	])('%s', (text, low, high, unit) => {
		expect(amountOf(text)).toMatchObject({ low, high, unit });
	});

	test.each([
		'The foreign ministry',
		'',
		'🙂',
		'must not',
		'a',
		'Seven Oaks School in the north of the county'
	])('“%s” is none', (text) => {
		expect(amountOf(text)).toBeNull();
	});

	test('a day lies in its month, a month in its year, a year in its decade and century', () => {
		const nested = ['3 March 1871', 'March 1871', '1871', 'the 1870s', 'the 19th century'].map(
			(t) => amountOf(t)!
		);
		for (const [i, outer] of nested.slice(1).entries()) {
			const inner = nested[i]!;
			expect(inner.low >= outer.low && inner.high <= outer.high).toBe(true);
		}
	});

	test('every whole number is found again, with and without commas', () => {
		fc.assert(
			fc.property(fc.integer({ min: 3000, max: 1e9 }), (n) => {
				expect(amountOf(String(n))?.low).toBe(n);
				expect(amountOf(n.toLocaleString('en'))?.low).toBe(n);
			})
		);
	});

	test('no text breaks it', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const amount = amountOf(text);
				expect(amount === null || amount.low <= amount.high).toBe(true);
			}),
			// A line separator once broke it.
			{ examples: [['#\u2028#']] }
		);
	});
});

describe('one answer in two writings', () => {
	test.each([
		['the anna  lindner.', 'Anna Lindner'],
		['12 people', 'Twelve people'],
		['12 per cent', '12%'],
		['March 1, 2024', '1 March 2024'],
		['European Union', 'the EU'],
		['Fire doors', 'A fire door'],
		['Québec', 'Quebec']
	])('%s = %s', (a, b) => {
		expect(sameAnswer(a, b, null)).toBe(true);
		expect(sameAnswer(b, a, null)).toBe(true);
	});

	test.each([
		['must', 'must not'],
		['12 people', '12 euros'],
		['1 March 2024', '2 March 2024'],
		['Anna Lindner', 'Anna Malik'],
		['EU', 'United Nations']
	])('%s is not %s', (a, b) => {
		expect(sameAnswer(a, b, null)).toBe(false);
	});

	test('is so both ways round, and of itself', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (a, b) => {
				expect(sameAnswer(a, b, null)).toBe(sameAnswer(b, a, null));
				expect(sameAnswer(a, a, null)).toBe(true);
			})
		);
	});
});

describe('one answer within another', () => {
	test.each([
		['Anna', 'Anna Lindner'],
		['between 5 and 10', '7'],
		['in 1998', 'in March 1998'],
		['before 1990', '1985'],
		['Paris', 'France'],
		['Germany', 'Europe']
	])('%s and %s', (a, b) => {
		expect(oneHoldsOther(a, b)).toBe(true);
		expect(oneHoldsOther(b, a)).toBe(true);
	});

	test.each([
		['must', 'must not'],
		['at least 10', 'at least 20'],
		['1990', '1991'],
		['5 days', '5 weeks'],
		['Paris', 'Rome']
	])('%s and %s are apart', (a, b) => {
		expect(oneHoldsOther(a, b)).toBe(false);
	});
});
