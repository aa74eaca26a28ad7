import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	choiceItem,
	clozeItem,
	matchItem,
	orderItem,
	trueFalseItem
} from '../../../../../tests/support/items.ts';
import type { Item, ItemResponse } from '../../quiz/item.ts';
import type { ItemAnswer } from './answers.ts';
import { distractorTable } from './distractors.ts';
import { beliefsIn, misconceptionsIn } from './misconceptions.ts';
import { thirdsOf } from './thirds.ts';

const chosen = (...ids: string[]): ItemResponse => ({ kind: 'options', ids });
const typed = (text: string): ItemResponse => ({ kind: 'text', text });
const answer = (share: number, response: ItemResponse, tries = 1): ItemAnswer => ({
	share,
	response,
	tries,
	undecided: false,
	certainty: null,
	tookMs: null
});

describe('thirds', () => {
	it('keeps equal scores together, where the middle of their ranks lies', () => {
		expect(thirdsOf([1, 2, 3])).toEqual(['bottom', 'middle', 'top']);
		expect(thirdsOf([5, 5, 5])).toEqual(['middle', 'middle', 'middle']);
		expect(thirdsOf([0, 0, 0, 9, 9, 9])).toEqual([
			...['bottom', 'bottom', 'bottom'],
			...['top', 'top', 'top']
		]);
		expect(thirdsOf([])).toEqual([]);
	});

	it('never parts equal scores, never puts a lower one higher, and is the same upside down', () => {
		const order = { bottom: 0, middle: 1, top: 2 };
		const turned = { bottom: 'top', middle: 'middle', top: 'bottom' };
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 }), (totals) => {
				const thirds = thirdsOf(totals);
				totals.forEach((a, i) => {
					totals.forEach((b, j) => {
						if (a === b) expect(thirds[i]).toBe(thirds[j]);
						if (a < b) expect(order[thirds[i]!]).toBeLessThanOrEqual(order[thirds[j]!]);
					});
				});
				expect(thirdsOf(totals.map((t) => -t))).toEqual(thirds.map((third) => turned[third]));
			})
		);
	});
});

describe('the distractor table', () => {
	it('counts each option by thirds of the whole quiz, and who answered nothing', () => {
		const items = [choiceItem(), trueFalseItem()];
		const table = [
			[answer(1000, chosen('a')), answer(1000, chosen('true'))],
			[answer(0, chosen('b')), answer(1000, chosen('true'))],
			[answer(0, chosen('b')), null],
			[null, null]
		];
		const told = distractorTable(items[0]!, 0, table);
		expect(told.rows.map(({ id, key, counts }) => [id, key, counts])).toEqual([
			['a', true, { bottom: 0, middle: 0, top: 1, all: 1 }],
			['b', false, { bottom: 1, middle: 1, top: 0, all: 2 }],
			['c', false, { bottom: 0, middle: 0, top: 0, all: 0 }],
			['d', false, { bottom: 0, middle: 0, top: 0, all: 0 }]
		]);
		expect(told.nothing).toEqual({ bottom: 1, middle: 0, top: 0, all: 1 });
		expect(told.attempts).toEqual({ bottom: 2, middle: 1, top: 1, all: 4 });
	});

	it('takes typed answers that differ in trifles for one, and the first try for what was answered', () => {
		const table = [
			[answer(1000, typed('The consulate'))],
			[answer(1000, typed(' the Consulate. '))],
			[answer(500, typed('the embassy'), 2)]
		];
		const { rows } = distractorTable(clozeItem(), 0, table);
		expect(rows.map(({ text, key, counts }) => [text, key, counts.all])).toEqual([
			['The consulate', true, 2],
			['the embassy', false, 1]
		]);
	});

	it('adds up: every attempt at a one-answer item is in one row or in "nothing", in every third', () => {
		const row = fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: null });
		fc.assert(
			fc.property(fc.array(row, { maxLength: 30 }), (ids) => {
				const table = ids.map((id) => [
					id === null ? null : answer(id === 'a' ? 1000 : 0, chosen(id))
				]);
				const { rows, nothing, attempts } = distractorTable(choiceItem(), 0, table);
				for (const part of ['bottom', 'middle', 'top', 'all'] as const) {
					const sum = rows.reduce((n, { counts }) => n + counts[part], nothing[part]);
					expect(sum).toBe(attempts[part]);
				}
				expect(attempts.all).toBe(ids.length);
			})
		);
	});
});

describe('misconceptions', () => {
	const claims = (item: Item, response: ItemResponse) =>
		beliefsIn(item, response, false).map(({ question, claim }) => `${question}|${claim}`);

	it('says in words what a wrong answer claims', () => {
		expect(claims(choiceItem(), chosen('b'))).toEqual(['Who kept the agent out?|The police']);
		expect(claims(trueFalseItem(), chosen('false'))).toEqual([
			'|It is not true that “The ministry sent a letter.”'
		]);
		expect(claims(clozeItem(), typed('the embassy'))).toEqual([
			'|An agent tried to enter the embassy.'
		]);
		expect(claims(orderItem(), chosen('b', 'a', 'c'))).toEqual([
			'Put these in order.|“The refusal” comes before “The attempt”'
		]);
		expect(
			claims(matchItem(), {
				kind: 'pairs',
				pairs: [
					['a', 'y'],
					['b', 'y'],
					['c', 'z']
				]
			})
		).toEqual(['Who did what?|Agent → kept out']);
	});

	it('takes neither a right nor an undecided answer for one', () => {
		expect(beliefsIn(choiceItem(), chosen('a'), true)).toEqual([]);
		expect(beliefsIn(clozeItem(), typed('the embassy'), null)).toEqual([]);
	});

	it('counts over everything that was given, the most believed first', () => {
		const item = choiceItem();
		const found = misconceptionsIn([
			{ item, response: chosen('a'), right: true, count: 5 },
			{ item, response: chosen('c'), right: false, count: 1 },
			{ item, response: chosen('b'), right: false, count: 2 },
			{ item, response: chosen('b'), right: false, count: 3 }
		]);
		expect(found.map(({ claim, count, answered }) => [claim, count, answered])).toEqual([
			['The police', 5, 11],
			['A neighbour', 1, 11]
		]);
	});
});
