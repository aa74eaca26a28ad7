import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTree } from './conllu.ts';
import { attachMarks, pairMarks } from './punctuation.ts';
import { anyHeads } from './trees.testing.ts';

test('marks are paired from the inside out, and what is left open is left alone', () => {
	expect(pairMarks(['(', 'a', '[', 'b', ']', ')'])).toEqual([
		[2, 4],
		[0, 5]
	]);
	expect(pairMarks(['"', 'a', '"', 'b', '"'])).toEqual([[0, 2]]);
	expect(pairMarks([')', '(', '[', ')'])).toEqual([[1, 3]]);
});

test('both marks of a quotation hang on its head', () => {
	const forms = ['"', 'We', 'left', '"', ',', 'she', 'said'];
	const labels = ['punct', 'nsubj', 'ccomp', 'punct', 'punct', 'nsubj', 'root'];
	expect(attachMarks(forms, [7, 3, 7, 7, 7, 7, 0], labels)).toEqual([3, 3, 7, 3, 7, 7, 0]);
});

test('what encloses two heads, or nothing, stays as it was', () => {
	const labels = ['punct', 'obj', 'obj', 'punct', 'root'];
	expect(attachMarks(['(', 'a', 'b', ')', 'go'], [5, 5, 5, 5, 0], labels)).toEqual([5, 5, 5, 5, 0]);
	expect(attachMarks(['(', ')', 'go'], [3, 3, 0], ['punct', 'punct', 'root'])).toEqual([3, 3, 0]);
});

test('a tree stays a tree, wherever marks stand', () => {
	fc.assert(
		fc.property(
			anyHeads(20),
			fc.array(fc.constantFrom('"', '(', ')', 'word'), { minLength: 20 }),
			(heads, marks) => {
				const forms = heads.map((_, i) => marks[i]!);
				const labels = heads.map((h, i) =>
					h === 0 ? 'root' : forms[i] === 'word' ? 'dep' : 'punct'
				);
				expect(isTree(attachMarks(forms, heads, labels))).toBe(true);
			}
		),
		{ numRuns: 500 }
	);
});
