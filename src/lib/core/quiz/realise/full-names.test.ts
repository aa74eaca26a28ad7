import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import { fullNamesOf } from './full-names.ts';

/** What the last such noun of the text is told as. */
function told(text: string, noun: string): string | undefined {
	const reading = readArticle(text, models);
	const fullNames = fullNamesOf(reading);
	return reading.sentences
		.flatMap(({ tree }, sentence) =>
			tree.words.flatMap((word, at) => (word.text === noun ? [fullNames(sentence, at)] : []))
		)
		.at(-1)?.words;
}

describe('a bare noun is told by its first full mention', () => {
	test('with the nouns before it', () => {
		expect(told('A ferry company lost its case. The company must pay the crews.', 'company')).toBe(
			'the ferry company'
		);
	});

	test('with the words behind it', () => {
		expect(
			told('Anna Lindner opened the museum of Tarn. The museum was renovated in 2011.', 'museum')
		).toBe('the museum of Tarn');
	});

	test('by the name of what the article is about', () => {
		expect(told('Isfahan is a city in central Iran. The city has a mild climate.', 'city')).toBe(
			'Isfahan'
		);
	});
});

describe('a noun stays as it is', () => {
	test('where it was never told in full', () => {
		expect(told('A company lost its case. The company must pay.', 'company')).toBeUndefined();
	});

	test('where it is told in full itself', () => {
		expect(
			told('A ferry company lost its case. The company of Clara Weiss must pay.', 'company')
		).toBeUndefined();
	});
});
