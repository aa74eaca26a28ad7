import fc from 'fast-check';
import { expect, test } from 'vitest';
import { models } from '../../../../tests/support/reader.ts';
import { parseSentences } from './parse-sentences.ts';
import { readTwice } from './second-look.ts';

const subjectsOf = (text: string) => {
	const { words } = parseSentences(text, { start: 0, end: text.length }, models.syntax)[0]!.tree;
	return words
		.filter(({ label }) => label.startsWith('nsubj'))
		.map(({ text: subject, head }) => `${subject} ${words[head]!.text}`);
};

test('the halves of a sentence have their own subjects', () => {
	expect(
		subjectsOf(
			'Tickets cannot be bought online; to reserve a bed you have to telephone the station.'
		)
	).toEqual(['Tickets bought', 'you have']);
});

test('who says it stands beside the sentence', () => {
	const found = subjectsOf(
		'The only road, cut in two places by the river, could not carry the trucks, officials said.'
	);
	expect(found).toContain('road carry');
	expect(found).toContain('officials said');
});

test('however a sentence is cut, there is one root and no word above itself', () => {
	const word = fc.constantFrom(
		'officials',
		'said',
		'who',
		'left',
		',',
		';',
		':',
		'and',
		'the',
		'road',
		'is',
		'cut',
		'.'
	);
	fc.assert(
		fc.property(fc.array(word, { minLength: 1, maxLength: 16 }), (forms) => {
			const { heads } = readTwice(forms, (again) => models.syntax.readAll(again));
			expect(heads.filter((head) => head === 0)).toHaveLength(1);
			heads.forEach((_, i) => {
				let steps = 0;
				for (let at = i; heads[at]! > 0 && steps <= forms.length; at = heads[at]! - 1) steps++;
				expect(steps).toBeLessThanOrEqual(forms.length);
			});
		}),
		{ numRuns: 150 }
	);
});
