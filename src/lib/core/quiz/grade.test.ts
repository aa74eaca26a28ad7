import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	allItems,
	choiceItem,
	clozeItem,
	evidenceItem,
	matchItem,
	multipleItem,
	numericItem,
	orderItem,
	shortItem,
	trueFalseItem
} from '../../../../tests/support/items.ts';
import { gradeItem, InvalidResponse } from './grade.ts';
import type { Item, ItemResponse } from './item.ts';

const chosen = (...ids: string[]): ItemResponse => ({ kind: 'options', ids });
const typed = (text: string): ItemResponse => ({ kind: 'text', text });
const paired = (...pairs: [string, string][]): ItemResponse => ({ kind: 'pairs', pairs });
const points = (item: Item, response: ItemResponse) => gradeItem(item, response).points;

describe('gradeItem', () => {
	it.each([
		[choiceItem(), 'a', 'b'],
		[trueFalseItem(), 'true', 'false'],
		[evidenceItem(), 's2', 's1']
	])('gives all or nothing for one choice', (item, right, wrong) => {
		const rest = { possible: 1000, undecided: false };
		expect(gradeItem(item, chosen(right))).toEqual({ ...rest, points: 1000, correct: true });
		expect(gradeItem(item, chosen(wrong))).toEqual({ ...rest, points: 0, correct: false });
		expect(points(item, chosen())).toBe(0);
		expect(() => gradeItem(item, chosen(right, wrong))).toThrow(InvalidResponse);
	});

	it('gives part of the points for several keys: right less wrong, never below zero', () => {
		const item = multipleItem();
		expect(gradeItem(item, chosen('b', 'a'))).toMatchObject({ points: 1000, correct: true });
		expect(gradeItem(item, chosen('a'))).toMatchObject({ points: 500, correct: false });
		expect(points(item, chosen('a', 'b', 'c'))).toBe(500);
		expect(points(item, chosen('a', 'c'))).toBe(0);
		expect(points(item, chosen('c', 'd'))).toBe(0);
		expect(points(item, chosen('a', 'b', 'c', 'd'))).toBe(0);
	});

	it('gives the share of right places and pairs', () => {
		expect(points(orderItem(), chosen('a', 'b', 'c'))).toBe(1000);
		expect(points(orderItem(), chosen('a', 'c', 'b'))).toBe(333);
		expect(points(orderItem(), chosen('b', 'c', 'a'))).toBe(0);
		expect(points(matchItem(), paired(['c', 'z'], ['a', 'x'], ['b', 'y']))).toBe(1000);
		expect(points(matchItem(), paired(['a', 'x'], ['b', 'z'], ['c', 'y']))).toBe(333);
		expect(points(matchItem(), paired(['a', 'x'], ['b', 'x'], ['c', 'x']))).toBe(333);
		expect(points(matchItem(), paired(['a', 'x']))).toBe(333);
	});

	const written: [string[], string, boolean][] = [
		[['the consulate'], 'Consulate', true],
		[['the consulate'], '  THE   consulate. ', true],
		[['the consulate'], 'consulat', true],
		[['the consulate'], 'consluate', true],
		[['the consulate'], 'consul', false],
		[['the consulate'], 'the embassy', false],
		[['the consulate', 'the mission'], 'a mission', true],
		[['café'], 'cafe\u0301', true],
		[['Ｑuito'], 'quito', true],
		[['fire'], 'fired', false],
		[['five-year-old'], '5 year old', true],
		[['five-year-old'], '6 year old', false],
		[['twenty-seven'], '27', true],
		[['27'], 'twenty seven', true],
		[['27'], '28', false],
		[['2026'], '2025', false],
		[['1,859'], '1859', true],
		[['not allowed'], 'allowed', false],
		[['not allowed'], "n't allowed", true],
		[['not allowed'], 'now allowed', false],
		[['cannot enter'], 'can’t enter', true],
		[['cannot enter'], 'can enter', false],
		[['without permission'], 'with permission', false],
		[['lawful entry'], 'unlawful entry', false],
		[['unlawful'], 'lawful', false],
		[['legal'], 'illegal', false],
		[["Ecuador's consulate"], 'Ecuador’s consulate', true],
		[['Noboa'], 'Naboa', false],
		[['US Immigration'], 'US Imigration', true],
		[['January 27'], 'January 28', false],
		[['January 27'], '27 January', true],
		[['3.5'], '35', false],
		[['3.5'], '3.5', true],
		[['consulate'], '', false],
		[['consulate'], '...', false],
		[['A'], 'a', true]
	];
	it.each(written)('accepts for %j the words %j: %s', (key, text, right) => {
		expect(gradeItem(clozeItem('c', key), typed(text)).correct).toBe(right);
		expect(gradeItem(shortItem('s', key), typed(text)).correct).toBe(right);
	});

	const numbers: [{ value: number; tolerance: number; unit: string }, string, boolean][] = [
		[{ value: 1859, tolerance: 0, unit: '' }, '1859', true],
		[{ value: 1859, tolerance: 0, unit: '' }, '1,859', true],
		[{ value: 1859, tolerance: 0, unit: '' }, '1 859', true],
		[{ value: 1859, tolerance: 0, unit: '' }, '1860', false],
		[{ value: 1859, tolerance: 0, unit: '' }, '1.859', false],
		[{ value: 0.3, tolerance: 0.2, unit: '' }, '0.1', true],
		[{ value: 0.3, tolerance: 0.2, unit: '' }, '.09', false],
		[{ value: -5, tolerance: 0, unit: '°C' }, '−5 °c', true],
		[{ value: 5, tolerance: 0, unit: '' }, 'five', true],
		[{ value: 27, tolerance: 0, unit: 'days' }, 'twenty-seven days', true],
		[{ value: 27, tolerance: 0, unit: 'days' }, '27 day', true],
		[{ value: 27, tolerance: 0, unit: 'days' }, '27', true],
		[{ value: 27, tolerance: 0, unit: 'days' }, '27 weeks', false],
		[{ value: 40, tolerance: 0, unit: '%' }, '40 percent', true],
		[{ value: 40, tolerance: 0, unit: '$' }, '$40', true],
		[{ value: 40, tolerance: 0, unit: '$' }, '€40', false],
		[{ value: 40, tolerance: 0, unit: '' }, '40 41', false],
		[{ value: 40, tolerance: 0, unit: '' }, 'about forty', false],
		[{ value: 40, tolerance: 0, unit: '' }, '', false],
		[{ value: 40, tolerance: 0, unit: '' }, '1e999', false]
	];
	it.each(numbers)('accepts for %j the number %j: %s', (key, text, right) => {
		expect(gradeItem(numericItem('n', key), typed(text)).correct).toBe(right);
	});

	it('leaves to the trainer what is neither plainly right nor plainly wrong, without points for now', () => {
		const item = clozeItem('c', ['the Ecuadorian consulate']);
		expect(gradeItem(item, typed('the consulate'))).toEqual({
			points: 0,
			possible: 1000,
			correct: false,
			undecided: true
		});
		expect(gradeItem(item, typed('the embassy')).undecided).toBe(false);
		const count = numericItem('n', { value: 40, tolerance: 0, unit: '' });
		expect(gradeItem(count, typed('about 40')).undecided).toBe(true);
		expect(gradeItem(count, typed('about 41')).undecided).toBe(false);
	});

	it('takes no word that the quiz uses for another thing as a misspelling', () => {
		const item = clozeItem('c', ['the landing']);
		expect(gradeItem(item, typed('the lending')).correct).toBe(true);
		const quiz = [item, shortItem('s', ['lending'])];
		expect(gradeItem(item, typed('the lending'), quiz)).toMatchObject({
			correct: false,
			undecided: false
		});
	});

	it('never gives less for a right choice more, nor more for a wrong choice more', () => {
		const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
		const item = fc
			.tuple(fc.subarray(ids, { minLength: 1 }), fc.subarray(ids), fc.constantFrom(...ids))
			.filter(([, chosenIds, another]) => !chosenIds.includes(another));
		fc.assert(
			fc.property(item, ([key, chosenIds, another]) => {
				const options = ids.map((id) => ({ id, text: id }));
				const multiple = { ...multipleItem(), options, key };
				const before = points(multiple, chosen(...chosenIds));
				const after = points(multiple, chosen(...chosenIds, another));
				if (key.includes(another)) expect(after).toBeGreaterThanOrEqual(before);
				else expect(after).toBeLessThanOrEqual(before);
				expect(points(multiple, chosen(...key))).toBe(1000);
			})
		);
	});

	it('gives each right place of an order, and each right pair of a match, the same share', () => {
		const ids = ['a', 'b', 'c', 'd', 'e'];
		const all = ids.map((id) => ({ id, text: id }));
		fc.assert(
			fc.property(fc.shuffledSubarray(ids, { minLength: 5 }), (given) => {
				const right = given.filter((id, i) => id === ids[i]).length;
				const order = { ...orderItem(), options: all, key: ids };
				expect(points(order, chosen(...given))).toBe(right * 200);
				const key = ids.map((id): [string, string] => [id, id]);
				const match = { ...matchItem(), options: all, targets: all, key };
				const pairs = ids.map((id, i): [string, string] => [id, given[i]!]);
				expect(points(match, paired(...pairs))).toBe(right * 200);
			})
		);
	});

	it('refuses what cannot be a response to the item', () => {
		const bad: [Item, ItemResponse][] = [
			[choiceItem(), typed('a')],
			[choiceItem(), chosen('zz')],
			[choiceItem(), paired(['a', 'b'])],
			[multipleItem(), chosen('a', 'a')],
			[clozeItem(), chosen('a')],
			[clozeItem(), typed('x'.repeat(1001))],
			[numericItem(), chosen()],
			[orderItem(), chosen('a', 'b')],
			[orderItem(), chosen('a', 'b', 'b')],
			[matchItem(), chosen('a')],
			[matchItem(), paired(['a', 'x'], ['a', 'y'])],
			[matchItem(), paired(['a', 'nowhere'])],
			[matchItem(), paired(['nobody', 'x'])]
		];
		for (const [item, response] of bad) {
			expect(() => gradeItem(item, response)).toThrow(InvalidResponse);
		}
	});

	const anyResponse: fc.Arbitrary<ItemResponse> = fc.oneof(
		fc
			.array(fc.constantFrom('a', 'b', 'c', 'd', 's1', 's2', 'true', 'false', 'zz'), {
				maxLength: 5
			})
			.map((ids) => ({ kind: 'options' as const, ids })),
		fc.string({ unit: 'binary' }).map((text) => ({ kind: 'text' as const, text })),
		fc
			.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y', 'z')), {
				maxLength: 4
			})
			.map((pairs) => ({ kind: 'pairs' as const, pairs }))
	);

	it('gives whole thousandths between nothing and all, or refuses, whatever is sent', () => {
		fc.assert(
			fc.property(fc.constantFrom(...allItems()), anyResponse, (item, response) => {
				let grade;
				try {
					grade = gradeItem(item, response);
				} catch (error) {
					expect(error).toBeInstanceOf(InvalidResponse);
					return;
				}
				expect(Number.isInteger(grade.points)).toBe(true);
				expect(grade.points).toBeGreaterThanOrEqual(0);
				expect(grade.points).toBeLessThanOrEqual(1000);
				expect(grade.correct).toBe(grade.points === 1000);
			}),
			{ numRuns: 2000 }
		);
	});

	it('never takes one digit for another', () => {
		fc.assert(
			fc.property(fc.nat({ max: 99999 }), fc.nat({ max: 99999 }), (a, b) => {
				const item = clozeItem('c', [`article ${a}`]);
				expect(gradeItem(item, typed(`Article ${b}`)).correct).toBe(a === b);
			})
		);
	});

	it('accepts every accepted text, in any case and spacing', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('the', 'Consulate', 'of', 'Ecuador', '27', "can't", 'no', 'É'), {
					minLength: 1,
					maxLength: 6
				}),
				(words) => {
					const item = clozeItem('c', [words.join(' ')]);
					expect(gradeItem(item, typed(`  ${words.join('   ').toUpperCase()} `)).correct).toBe(
						true
					);
					expect(gradeItem(item, typed(words.join(' ').toLowerCase())).correct).toBe(true);
				}
			)
		);
	});
});
