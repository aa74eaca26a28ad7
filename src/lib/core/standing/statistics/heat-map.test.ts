import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARTICLE, quoting } from '../../../../../tests/support/scenarios.ts';
import { heatMap, heatOf, type MappedItem } from './heat-map.ts';

const item = (number: number, quote: string, facility: number | null): MappedItem => ({
	itemId: `i${number}`,
	number,
	evidence: [quoting(quote)],
	facility
});

describe('the heat map', () => {
	it('lays facility on the sentences and paragraphs that an item quotes, and nowhere else', () => {
		const map = heatMap('One is here. Two is there.\n\nThree stands alone.', [
			{
				itemId: 'a',
				number: 1,
				evidence: [{ start: 4, end: 11, quote: 'is here' }],
				facility: 0.2
			},
			{
				itemId: 'b',
				number: 2,
				evidence: [{ start: 8, end: 16, quote: 'here. Tw' }],
				facility: 0.6
			},
			{ itemId: 'c', number: 3, evidence: [{ start: 13, end: 16, quote: 'Two' }], facility: null }
		]);
		expect(map.map(({ number, facility, heat }) => [number, facility, heat])).toEqual([
			[1, 0.4, 'many-missed'],
			[2, null, null]
		]);
		expect(
			map[0]!.sentences.map(({ text, numbers, facility, heat }) => [text, numbers, facility, heat])
		).toEqual([
			['One is here.', [1, 2], 0.4, 'many-missed'],
			[' Two is there.', [2, 3], 0.6, 'some-missed']
		]);
	});

	it('says of what nobody has answered that it is not known', () => {
		const [first] = heatMap(ARTICLE, [item(1, 'a letter of protest', null)]);
		expect(first!.sentences.some(({ heat }) => heat === 'unknown')).toBe(true);
		expect(heatOf(null)).toBe('unknown');
	});

	it('loses no word of the article and adds none', () => {
		const text = fc
			.array(fc.constantFrom('A b.', ' ', '\n', '\n\n', '“C d? e', '7', '\t', '…'), {
				maxLength: 40
			})
			.map((parts) => parts.join(''));
		fc.assert(
			fc.property(text, (article) => {
				const told = heatMap(article, []).flatMap((p) => p.sentences.map((s) => s.text));
				expect(told.join('').replace(/\s/g, '')).toBe(article.replace(/\s/g, ''));
			})
		);
	});
});
