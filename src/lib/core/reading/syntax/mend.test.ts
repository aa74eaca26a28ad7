import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTree } from './conllu.ts';
import { finiteRoot, mend } from './mend.ts';
import { anyHeads } from './trees.testing.ts';

const UPOS = ['AUX', 'NOUN', 'PRON', 'PUNCT', 'SYM', 'VERB'];
const LABELS = ['aux', 'case', 'cop', 'mark', 'nsubj', 'nsubj:pass', 'obj', 'obl', 'punct'];

/** Any tree with any tags and labels. */
const wild = anyHeads(14).chain((heads) =>
	fc
		.record({
			upos: fc.array(fc.constantFrom(...UPOS), {
				minLength: heads.length,
				maxLength: heads.length
			}),
			labels: fc.array(fc.constantFrom(...LABELS), {
				minLength: heads.length,
				maxLength: heads.length
			})
		})
		.map(({ upos, labels }) => ({
			upos,
			heads,
			labels: labels.map((label, i) => (heads[i] === 0 ? 'root' : label))
		}))
);

test('what comes out is one tree without anything impossible', () => {
	fc.assert(
		fc.property(wild, (tree) => {
			const { upos } = tree;
			const { heads, labels } = mend(tree);
			expect(isTree(heads)).toBe(true);
			const words = upos.filter((tag) => tag !== 'PUNCT').length;
			heads.forEach((head, i) => {
				expect(labels[i] === 'root').toBe(head === 0);
				if (labels[i] === 'punct') expect(['PUNCT', 'SYM']).toContain(upos[i]);
				if (upos[i] === 'PUNCT' && head > 0) expect(labels[i]).toBe('punct');
				if (head === 0) return;
				const above = head - 1;
				if (upos[above] === 'PUNCT') expect(heads[above] === 0 && words === 0).toBe(true);
				const same = labels.filter((label, d) => heads[d] === head && label === labels[i]);
				if (['nsubj', 'nsubj:pass', 'obj'].includes(labels[i]!)) expect(same).toHaveLength(1);
				if (/nsubj|obj/.test(labels[i]!)) {
					expect(['aux', 'case', 'cop', 'mark']).not.toContain(labels[above]);
				}
			});
		}),
		{ numRuns: 500 }
	);
});

test('mending again changes nothing', () => {
	fc.assert(
		fc.property(wild, (tree) => {
			const once = mend(tree);
			expect(mend({ upos: tree.upos, ...once })).toEqual(once);
		})
	);
});

test('a possible tree stays as it is', () => {
	const tree = {
		upos: ['PRON', 'AUX', 'VERB', 'DET', 'NOUN', 'PUNCT'],
		heads: [3, 3, 0, 5, 3, 3],
		labels: ['nsubj', 'aux', 'root', 'det', 'obj', 'punct']
	};
	expect(mend(tree)).toEqual({ heads: tree.heads, labels: tree.labels });
});

test('a subject found below an auxiliary or a comma is the verb’s', () => {
	const tree = {
		upos: ['PRON', 'AUX', 'VERB', 'PUNCT', 'NOUN'],
		heads: [2, 3, 0, 3, 4],
		labels: ['nsubj', 'aux', 'root', 'punct', 'obj']
	};
	expect(mend(tree).heads).toEqual([3, 3, 0, 3, 3]);
});

test('a participle with a subject and without an auxiliary is a past tense', () => {
	const heads = [2, 0, 2];
	expect(finiteRoot(['NN', 'VBN', 'NN'], heads, ['nsubj', 'root', 'obj'])).toBe(1);
	expect(finiteRoot(['NN', 'VBN', 'NN'], heads, ['nsubj:pass', 'root', 'obl'])).toBe(-1);
	expect(finiteRoot(['NN', 'VBN', 'VBZ'], heads, ['nsubj', 'root', 'aux'])).toBe(-1);
	expect(finiteRoot([], [], [])).toBe(-1);
});
