import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { parseSentences } from '../../reading/parse-sentences.ts';
import { readArticle } from '../../reading/read.ts';
import { isCarriedOver } from './carried-over.ts';

const reading = readArticle(
	'The Larkmoor line\n\n' +
		'Anna Lindner founded the Larkmoor Foundation in 1912. She paid for the building herself. The committee met every week.\n\n' +
		'The committee chose a site by the river. Josef Malik drew the plans for the Larkmoor Foundation.',
	models
);
const carried = (said: string, sentence: number) => {
	const { tree } = parseSentences(said, { start: 0, end: said.length }, models.syntax)[0]!;
	return isCarriedOver(said, tree, reading, sentence);
};

describe('a statement from the middle of a paragraph', () => {
	test('is carried over where a bare “the” leads back', () => {
		expect(carried('The committee met every week.', 2)).toBe(true);
	});

	test('is not where it opens its paragraph', () => {
		expect(carried('The committee chose a site by the river.', 3)).toBe(false);
	});

	test('is not where names tell what it is about', () => {
		expect(carried('Josef Malik drew plans for the Larkmoor Foundation.', 4)).toBe(false);
	});
});
