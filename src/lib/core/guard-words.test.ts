import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardWords, unguardWords } from './guard-words.ts';

describe('guardWords', () => {
	it('lets no name or title be a formula', () => {
		for (const bad of ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1', '＝1', '|x', "'=1"]) {
			expect(guardWords(bad)).toBe(`'${bad}`);
		}
		for (const good of ['Heron-3', 'a=b', 'Ann', '', '7 up', "'tis"]) {
			expect(guardWords(good)).toBe(good);
		}
	});

	it('can be taken off again, whatever the words were', () => {
		const unit = fc.constantFrom("'", '=', '-', ' ', '\t', 'a', '＠', 'ß');
		fc.assert(
			fc.property(fc.string({ unit, maxLength: 6 }), (words) => {
				expect(unguardWords(guardWords(words))).toBe(words);
			})
		);
	});
});
