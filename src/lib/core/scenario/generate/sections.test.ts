import { expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../../reading/read.ts';
import { partOfText } from './sections.ts';

const ARTICLE = [
	'House rules of the lido',
	'LOCKERS AND CCTV',
	'Lockers take a coin. The CCTV runs day and night.',
	'Lost property',
	'Things found are kept for four weeks at the desk. After that they go to the shop.'
].join('\n\n');

test('a heading in capitals is told as a heading is, but for what the text writes in capitals', () => {
	const reading = readArticle(ARTICLE, models);
	const at = (words: string) => reading.sentences.findIndex((s) => s.text.includes(words));
	expect(partOfText(reading, at('coin'))).toBe('Lockers and CCTV');
	expect(partOfText(reading, at('four weeks'))).toBe('Lost property');
});
