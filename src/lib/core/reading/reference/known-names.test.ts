import { expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { readArticle } from '../read.ts';

test.each([
	'The window was opened by Elena Barrientos. Barrientos, the last keeper of the tide tables, died in July.',
	'For years Daniel Fenwicks wrote to the council. Fenwicks, the last keeper of the lock, died in July.'
])('a surname that looks like a plural is still one name: %s', (text) => {
	const { sentences, clusters } = readArticle(text, models);
	const again = sentences[1]!.mentions[0]!;
	expect(again.named).toBe(true);
	expect(clusters[again.cluster]!.name).toContain(' ');
});
