import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutExcerpt, excerptOf, withoutRepeatedQuote } from './excerpt.ts';

const quoting = (quote: string) => [{ start: 0, end: quote.length, quote }];

describe('withoutRepeatedQuote', () => {
	it('leaves out the quote that stands beside it, however its inner quotes are set', () => {
		const quote = 'He said he would "wait", and left.';
		const text = 'Nobody came. The article says: “He said he would ‘wait’, and left.”';
		expect(withoutRepeatedQuote(text, quoting(quote))).toBe('Nobody came.');
	});

	it('keeps a quote that stands nowhere else, and what a person wrote', () => {
		const text = 'No. The article says: “Another sentence.”';
		expect(withoutRepeatedQuote(text, quoting('One sentence.'))).toBe(text);
		expect(withoutRepeatedQuote('Because I say so.', quoting('Because'))).toBe('Because I say so.');
	});

	it('only ever shortens', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (text, quote) => {
				const evidence = quote ? quoting(quote) : [];
				expect(text.startsWith(withoutRepeatedQuote(text, evidence))).toBe(true);
			})
		);
	});
});

describe('excerptOf', () => {
	it('holds the quote at its new offsets, within its own lines', () => {
		const paragraph = fc.stringMatching(/^[a-z ]{1,20}$/);
		fc.assert(
			fc.property(
				fc.array(paragraph, { minLength: 1, maxLength: 5 }),
				fc.nat(),
				fc.nat(),
				(list, a, b) => {
					const article = list.join('\n\n');
					const start = a % article.length;
					const end = start + 1 + (b % (article.length - start));
					const quote = article.slice(start, end);
					// Evidence quotes words: it neither begins nor ends on white space.
					fc.pre(quote.trim() === quote);
					const excerpt = excerptOf(article, { start, end, quote });
					expect(excerpt.text.slice(excerpt.start, excerpt.end)).toBe(quote);
				}
			)
		);
	});
});

describe('cutExcerpt', () => {
	it('keeps the quote and what stands beside it, and is never much longer than it may be', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[a-z ]{1,300}$/), fc.nat(), fc.nat(), (text, a, b) => {
				const start = a % text.length;
				const end = start + 1 + (b % (text.length - start));
				const cut = cutExcerpt({ text, start, end }, 20);
				expect(cut.text.slice(cut.start, cut.end)).toBe(text.slice(start, end));
				expect(text).toContain(cut.text.replace(/^… | …$/g, ''));
				expect(cut.text.length).toBeLessThanOrEqual(end - start + 44);
				if (text.length <= 20) expect(cut.text).toBe(text);
			})
		);
	});
});
