import { describe, expect, it } from 'vitest';
import {
	choiceItem,
	clozeItem,
	matchItem,
	numericItem,
	orderItem
} from '../../../../tests/support/items.ts';
import { ARTICLE } from '../../../../tests/support/scenarios.ts';
import type { Item, ItemResponse } from './item.ts';
import { gradeItem } from './grade.ts';
import { revealItem } from './reveal.ts';

const reveal = (item: Item, response: ItemResponse) =>
	revealItem(item, response, gradeItem(item, response), ARTICLE);

describe('revealItem', () => {
	it('tells what was given, what is right, and why, for the chosen and the right option only', () => {
		const told = reveal(choiceItem(), { kind: 'options', ids: ['c'] });
		expect(told).toMatchObject({
			correct: false,
			points: 0,
			given: ['A neighbour'],
			right: ['Staffers'],
			keyIds: ['a']
		});
		expect(told.rationales.map((r) => [r.text, r.chosen, r.key])).toEqual([
			['Staffers', false, true],
			['A neighbour', true, false]
		]);
	});

	it('shows the quote in its paragraph', () => {
		const [quote] = reveal(clozeItem(), { kind: 'text', text: 'consulate' }).quotes;
		expect(quote?.text.slice(quote.start, quote.end)).toBe('a letter of protest');
	});

	it('puts every kind of key in words', () => {
		expect(reveal(clozeItem(), { kind: 'text', text: ' ' })).toMatchObject({
			given: [],
			right: ['the consulate']
		});
		const number = numericItem('n', { value: 5, tolerance: 1, unit: 'days' });
		expect(reveal(number, { kind: 'text', text: '5' }).right).toEqual(['5 days (± 1)']);
		expect(reveal(orderItem(), { kind: 'options', ids: ['c', 'b', 'a'] })).toMatchObject({
			given: ['The letter', 'The refusal', 'The attempt'],
			right: ['The attempt', 'The refusal', 'The letter']
		});
		expect(reveal(matchItem(), { kind: 'pairs', pairs: [['a', 'y']] })).toMatchObject({
			given: ['Agent → kept out'],
			keyPairs: matchItem().key,
			right: ['Agent → tried to enter', 'Staffer → kept out', 'Ministry → sent a letter']
		});
	});
});
