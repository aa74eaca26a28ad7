import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTree } from './conllu.ts';
import { Judge, LONGEST_JUDGED } from './judge.ts';
import type { ParsedTree, ParserInput } from './parser.ts';
import { settle } from './settle.ts';
import { anyHeads, headsOver, wildScorer } from './trees.testing.ts';
import { viewWord } from './words.ts';

const TAGS = ['ADP|IN', 'NOUN|NN', 'PUNCT|,', 'VERB|VBD'];
const LABELS = ['cc', 'conj', 'nsubj', 'nsubj:pass', 'obj', 'punct'];
const LEADS = fc.nat({ max: 4096 });

/** Sentences with what three parsers might say of them. */
const cases = anyHeads(12).chain((heads) => {
	const n = heads.length;
	const each = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: n, maxLength: n });
	const opinion = headsOver(n).chain((heads) =>
		fc.record({
			heads: fc.constant(heads),
			labels: each(fc.constantFrom(...LABELS)).map((labels) =>
				labels.map((label, i) => (heads[i] === 0 ? 'root' : label))
			),
			margins: each(LEADS),
			labelMargins: each(LEADS),
			rivals: each(fc.nat({ max: n }))
		})
	);
	return fc.record({
		forms: each(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('(', ')', '"', 'and'))),
		tags: each(fc.nat({ max: TAGS.length - 1 })),
		opinions: fc.array(opinion, { minLength: 1, maxLength: 3 })
	});
});

function inputOf(forms: string[], tags: number[]): ParserInput {
	return { forms, views: forms.map(viewWord), tags: Int32Array.from(tags) };
}

test('whatever parsers say and weights hold, the judge decides on one tree with at most one subject a head', () => {
	fc.assert(
		fc.property(cases, fc.nat(), ({ forms, tags, opinions }, seed) => {
			const judge = new Judge(wildScorer(seed), LABELS, TAGS);
			const tree = judge.decide(inputOf(forms, tags), opinions);
			expect(isTree(tree.heads)).toBe(true);
			tree.heads.forEach((head, i) => {
				expect(tree.labels[i] === 'root').toBe(head === 0);
				const subjects = tree.labels.filter((l, d) => tree.heads[d] === head && /nsubj/.test(l));
				expect(subjects.length).toBeLessThanOrEqual(1);
				expect(tree.margins[i]).toBeGreaterThanOrEqual(0);
				expect(tree.labelMargins[i]).toBeGreaterThanOrEqual(0);
				expect(Number.isInteger(tree.rivals[i])).toBe(true);
			});
		}),
		{ numRuns: 300 }
	);
});

test('a judge that has learnt nothing leaves unanimous parsers their heads', () => {
	const silent = { score: () => undefined };
	const opinion: ParsedTree = {
		heads: [2, 0, 2],
		labels: ['nsubj', 'root', 'obj'],
		margins: [9, 9, 9],
		labelMargins: [9, 9, 9],
		rivals: [0, 0, 0]
	};
	const judge = new Judge(silent, LABELS, TAGS);
	const tree = judge.decide(inputOf(['a', 'b', 'c'], [1, 3, 1]), [opinion, opinion]);
	expect(tree.heads).toEqual([2, 0, 2]);
});

test('a sentence too long to judge keeps a tree of the parsers', () => {
	const n = LONGEST_JUDGED + 1;
	const heads = Array.from({ length: n }, (_, i) => i);
	const zeros = heads.map(() => 0);
	const labels = heads.map((h) => (h === 0 ? 'root' : 'conj'));
	const opinion = { heads, labels, margins: zeros, labelMargins: zeros, rivals: zeros };
	const judge = new Judge(wildScorer(1), LABELS, TAGS);
	const forms = heads.map(() => 'x');
	expect(judge.decide(inputOf(forms, zeros), [opinion]).heads).toEqual(heads);
});

const arc = (head: number, score: number) => {
	const same = { spareScore: score, core: score, plain: score };
	return { head, label: 1, spare: 2, score, labelLead: 0, ...same };
};

test('arcs are exchanged where that gains, unless a cycle would come of it', () => {
	const options = [[arc(0, 5)], [arc(1, 1), arc(3, 9)], [arc(1, 1), arc(2, 8)]];
	expect(settle(options).map((o) => o.head)).toEqual([0, 3, 1]);
});

test('the root moves when both words gain by it together', () => {
	const options = [
		[arc(0, 5), arc(2, 4)],
		[arc(1, 1), arc(0, 9)]
	];
	expect(settle(options).map((o) => o.head)).toEqual([2, 0]);
});
