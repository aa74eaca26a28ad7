import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	allItems,
	choiceItem,
	clozeItem,
	numericItem,
	orderItem
} from '../../../../tests/support/items.ts';
import { countHints, hintsAfter } from './hints.ts';
import type { Item, ItemResponse } from './item.ts';

const none: ItemResponse = { kind: 'options', ids: [] };
const ARTICLE =
	'Nothing of note happened before noon that day.\n\nIn the evening the ministry sent a letter of protest to the embassy.\n\nThat was all.';
const quote = 'a letter of protest';
const start = ARTICLE.indexOf(quote);
const about = <T extends Item>(item: T): T => ({
	...item,
	evidence: [{ start, end: start + quote.length, quote }]
});

function keyWords(item: Item): string[] {
	switch (item.type) {
		case 'cloze':
		case 'short-answer':
			return item.key;
		case 'numeric':
			return [String(item.key.value)];
		case 'match':
			return item.targets.map((t) => t.text);
		default:
			return item.options.filter((o) => item.key.includes(o.id)).map((o) => o.text);
	}
}

describe('hints', () => {
	it('name the paragraph, then say something of the answer', () => {
		const hints = hintsAfter(about(choiceItem()), 9, none, ARTICLE, 's');
		expect(hints.map((h) => h.text)).toEqual([
			'Look again at paragraph 2 of 3, “In the evening the ministry sent …”.',
			'2 answers fewer to choose from.'
		]);
		expect(hintsAfter(about(choiceItem()), 1, none, ARTICLE, 's')).toEqual(hints.slice(0, 1));
	});

	it('quote nothing of a paragraph that begins with the evidence or the answer', () => {
		const early = {
			...choiceItem(),
			evidence: [{ start: ARTICLE.indexOf('That'), end: ARTICLE.length, quote: 'That was all.' }]
		};
		expect(hintsAfter(early, 1, none, ARTICLE, 's')[0]!.text).toBe(
			'Look again at paragraph 3 of 3.'
		);
		const said = about(clozeItem('c', ['the evening']));
		expect(hintsAfter(said, 1, none, ARTICLE, 's')[0]!.text).toBe(
			'Look again at paragraph 2 of 3.'
		);
	});

	it('say how near an answer was', () => {
		const typed = (text: string): ItemResponse => ({ kind: 'text', text });
		const number = about(numericItem('n', { value: 1200, tolerance: 0, unit: '' }));
		const last = (response: ItemResponse) => hintsAfter(number, 2, response, ARTICLE, 's')[1]!.text;
		expect(last(typed('about 1,100 men'))).toBe('It is a larger number.');
		expect(last(typed('2000'))).toBe('It is a smaller number.');
		expect(last(typed('many'))).toBe('The number has 4 digits.');
		const order = hintsAfter(
			about(orderItem()),
			2,
			{ kind: 'options', ids: ['a', 'c', 'b'] },
			ARTICLE,
			's'
		);
		expect(order[1]!.text).toBe('1 of 3 lines is in the right place.');
	});

	it('never say the answer or take it out, and leave something to choose from', () => {
		fc.assert(
			fc.property(fc.constantFrom(...allItems()), fc.nat(4), fc.string(), (bare, tries, seed) => {
				const item = about(bare);
				const hints = hintsAfter(item, tries, none, ARTICLE, seed);
				expect(hints.length).toBe(Math.min(tries, countHints(item, ARTICLE)));
				const out = hints.flatMap((h) => h.without);
				if (item.type !== 'numeric') {
					expect(out.filter((id) => (item.key as string[]).includes(id))).toEqual([]);
				}
				if (out.length > 0) expect(item.options.length - out.length).toBeGreaterThanOrEqual(2);
				for (const { text } of hints) {
					expect(text).not.toContain(quote);
					for (const word of keyWords(item)) expect(text).not.toContain(word);
				}
			})
		);
	});

	it('take out what was just tried, which beside the right answer would give that away', () => {
		const [hint] = hintsAfter(
			choiceItem(),
			1,
			{ kind: 'options', ids: ['c'] },
			'One paragraph.',
			's'
		);
		expect(hint!.without).toContain('c');
	});

	it('are none where one answer of two is left, and none about where to look in a single paragraph', () => {
		const [trueFalse] = allItems().filter((item) => item.type === 'true-false');
		expect(countHints(trueFalse!, ARTICLE)).toBe(0);
		expect(countHints(about(choiceItem()), ARTICLE.replaceAll('\n', ' '))).toBe(1);
	});
});
