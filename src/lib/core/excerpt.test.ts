import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf } from './excerpt.ts';

describe('excerptOf', () => {
	it('gives the paragraph of the quote and its place in it', () => {
		const article = 'One.\n\nTwo is here. And more.\nThree.';
		const start = article.indexOf('is here');
		const excerpt = excerptOf(article, { start, end: start + 7, quote: 'is here' });
		expect(excerpt).toEqual({ text: 'Two is here. And more.', start: 4, end: 11 });
	});

	it('always holds the quote at its place', () => {
		const word = fc.constantFrom('a', 'bc', ' ', '\n', '.');
		fc.assert(
			fc.property(fc.array(word, { minLength: 1 }), fc.nat(), fc.nat(), (parts, a, b) => {
				const article = parts.join('');
				const start = a % article.length;
				const end = start + 1 + (b % (article.length - start));
				const quote = article.slice(start, end);
				fc.pre(!quote.endsWith('\n'));
				const excerpt = excerptOf(article, { start, end, quote });
				expect(excerpt.text.slice(excerpt.start, excerpt.end)).toBe(quote);
				expect(excerpt.text.slice(0, excerpt.start)).not.toContain('\n');
				expect(excerpt.text.slice(excerpt.end)).not.toContain('\n');
			})
		);
	});
});
