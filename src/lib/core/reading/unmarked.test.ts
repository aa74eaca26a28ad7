import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../../../tests/support/reader.ts';
import { parseSentences } from './parse-sentences.ts';
import { readUnmarked } from './unmarked.ts';

const tree = (text: string) =>
	parseSentences(text, { start: 0, end: text.length }, models.syntax)[0]!.tree;
const root = (text: string) => {
	const { words, root: at } = tree(text);
	return words[at]!.text;
};

describe('a sentence with brackets and quotation marks', () => {
	test('a date in brackets does not cut the subject from its verb', () => {
		const { words } = tree('The harbour board on Tuesday (Jan 27) rejected the plan.');
		const subject = words.find((word) => word.text === 'board')!;
		expect(words[subject.head]!.text).toBe('rejected');
		expect(words[subject.head]!.head).toBe(-1);
	});

	test('an acronym in brackets hangs on the name before it', () => {
		const { words } = tree('The World Trade Organization (WTO) opened an office in Lima.');
		const acronym = words.find((word) => word.text === 'WTO')!;
		expect(words[acronym.head]!.text).toBe('Organization');
	});

	test('a long quotation is read like the sentence it is', () => {
		expect(
			root(
				'“Museum officials immediately prevented the visitor from entering the hall, thus protecting the paintings that were shown there,” the director wrote.'
			)
		).not.toBe('Museum');
	});
});

test('whatever the marks, every word is there once, and there is one root', () => {
	const word = fc.constantFrom(
		'(',
		')',
		'[',
		']',
		'"',
		'“',
		'”',
		'ships',
		'sailed',
		'north',
		',',
		'.'
	);
	fc.assert(
		fc.property(fc.array(word, { minLength: 1, maxLength: 14 }), (forms) => {
			const read = readUnmarked(forms, (words) => models.syntax.readAll(words));
			expect(read.heads).toHaveLength(forms.length);
			expect(read.heads.filter((head) => head === 0)).toHaveLength(1);
			for (const [i, head] of read.heads.entries()) {
				expect(head).not.toBe(i + 1);
				expect(head).toBeGreaterThanOrEqual(0);
				expect(head).toBeLessThanOrEqual(forms.length);
			}
			for (let i = 0; i < forms.length; i++) {
				let at = i;
				let steps = 0;
				while (read.heads[at]! > 0 && steps <= forms.length) {
					at = read.heads[at]! - 1;
					steps += 1;
				}
				expect(steps).toBeLessThanOrEqual(forms.length);
			}
		}),
		{ numRuns: 150 }
	);
});
