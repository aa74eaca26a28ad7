import fc from 'fast-check';
import { expect, test } from 'vitest';
import { combine } from './combine.ts';
import { isTree } from './conllu.ts';
import type { ParsedTree } from './parser.ts';
import { anyHeads, headsOver } from './trees.testing.ts';

function treeWith(heads: number[], margins: number[], label: string): ParsedTree {
	return {
		heads,
		labels: heads.map((h) => (h === 0 ? 'root' : label)),
		margins,
		labelMargins: margins,
		rivals: heads
	};
}

test('of any two trees comes one tree, with every arc and label from one of them', () => {
	const pair = anyHeads(15).chain((a) =>
		fc.tuple(fc.constant(a), fc.constantFrom(a.length).chain(headsOver))
	);
	fc.assert(
		fc.property(
			pair,
			fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 30 }),
			([a, b], margins) => {
				const n = a.length;
				const first = treeWith(a, margins.slice(0, n), 'first');
				const second = treeWith(b, margins.slice(n, n * 2), 'second');
				const { heads, labels } = combine(first, second);
				expect(isTree(heads)).toBe(true);
				heads.forEach((head, i) => {
					const from = labels[i] === 'second' || head !== a[i] ? second : first;
					expect([head, labels[i]]).toEqual([from.heads[i], from.labels[i]]);
				});
			}
		),
		{ numRuns: 300 }
	);
});

test('the greater lead wins, and the root changes as a whole', () => {
	const first = treeWith([2, 0, 2], [5, 0, 5], 'obj');
	expect(combine(first, treeWith([3, 0, 2], [9, 0, 9], 'obl'))).toMatchObject({
		heads: [3, 0, 2],
		labels: ['obl', 'root', 'obl']
	});
	expect(combine(first, treeWith([3, 0, 2], [4, 0, 9], 'obl')).heads).toEqual([2, 0, 2]);
	expect(combine(first, treeWith([0, 1, 2], [9, 9, 1], 'obl')).heads).toEqual([0, 1, 2]);
});
