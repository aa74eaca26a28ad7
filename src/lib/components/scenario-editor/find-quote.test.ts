import { expect, test } from 'vitest';
import { isGrounded } from '$lib/core/evidence.ts';
import { findQuote } from './find-quote.ts';

const ARTICLE =
	'The rule (from 2020) says: “No one’s allowed\nin – ever.” So they stayed out. They stayed.';

test.each([
	['stayed out', 'stayed out'],
	['"No one\'s allowed in - ever."', '“No one’s allowed\nin – ever.”'],
	['  The rule (from 2020)  ', 'The rule (from 2020)']
])('%s is found in the article’s own letters', (typed, quote) => {
	const found = findQuote(ARTICLE, typed);
	expect(found).toMatchObject({ quote });
	expect(typeof found === 'object' && isGrounded(ARTICLE, found)).toBe(true);
});

test.each([
	['', 'none'],
	['they left', 'none'],
	['.*', 'none'],
	['stayed', 'several']
] as const)('“%s” is %s', (typed, said) => {
	expect(findQuote(ARTICLE, typed)).toBe(said);
});
