import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lightParagraphs } from './light-paragraphs.ts';

const spans = (text: string) =>
	fc.array(
		fc
			.tuple(fc.nat(text.length), fc.nat(text.length))
			.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b), quote: '' }))
	);

describe('lightParagraphs', () => {
	it('lights exactly the quoted characters and loses none', () => {
		fc.assert(
			fc.property(
				fc
					.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '😀'), maxLength: 60 })
					.chain((text) => fc.tuple(fc.constant(text), spans(text), spans(text))),
				([text, lit, used]) => {
					const shown = lightParagraphs(text, lit, used).flat();
					const bare = (s: string) => s.replace(/\s/g, '');
					expect(bare(shown.map((p) => p.text).join(''))).toBe(bare(text));
					const litText = [...Array(text.length).keys()]
						.filter((i) => lit.some((e) => e.start <= i && i < e.end))
						.map((i) => text[i])
						.join('');
					expect(
						bare(
							shown
								.filter((p) => p.lit)
								.map((p) => p.text)
								.join('')
						)
					).toBe(bare(litText));
				}
			)
		);
	});

	it('keeps each paragraph apart', () => {
		expect(
			lightParagraphs('One.\n\nTwo.', [], []).map((p) => p.map((x) => x.text).join(''))
		).toEqual(['One.', 'Two.']);
	});
});
