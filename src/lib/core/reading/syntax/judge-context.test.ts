import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FeatureList } from './hashing.ts';
import { candidateHeads, judgeKinds, judgedTree, unchanged } from './judge-context.ts';
import { arcFeatures, MOST_ARC_FEATURES } from './judge-features.ts';
import { judgeContext } from './judge.ts';
import { tagKinds } from './parser.ts';
import { anyHeads } from './trees.testing.ts';
import { viewWord } from './words.ts';

const TAGS = ['ADP|IN', 'NOUN|NN', 'PUNCT|,', 'VERB|VBD'];
const LABELS = ['cc', 'conj', 'nsubj', 'obj', 'punct'];

/** A tree, and one that differs from it here and there. */
const trees = anyHeads(12).chain((heads) => {
	const n = heads.length;
	const each = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: n, maxLength: n });
	const labels = each(fc.constantFrom(...LABELS)).map((list) =>
		list.map((label, i) => (heads[i] === 0 ? 'root' : label))
	);
	return fc.record({
		heads: fc.constant(heads),
		labels,
		tags: each(fc.nat({ max: TAGS.length - 1 })),
		rivals: each(fc.nat({ max: n })),
		// A word moves to the head of its head, or takes the label of the word before.
		lifted: each(fc.integer({ min: 0, max: 5 }).map((k) => k === 0)),
		renamed: each(fc.integer({ min: 0, max: 5 }).map((k) => k === 0))
	});
});

test('a word that is said to be unchanged has the same candidates with the same features', () => {
	const kinds = judgeKinds(LABELS, TAGS);
	let still = 0;
	fc.assert(
		fc.property(trees, ({ heads, labels, tags, rivals, lifted, renamed }) => {
			const forms = heads.map((_, i) => 'abcd'[i % 4]!);
			const input = { forms, views: forms.map(viewWord), tags: Int32Array.from(tags) };
			const zeros = heads.map(() => 0);
			const opinion = { heads, labels, margins: zeros, labelMargins: zeros, rivals };
			const context = judgeContext(input, [opinion], opinion, kinds, tagKinds(TAGS));
			const before = judgedTree(context, heads, labels);
			const after = judgedTree(
				context,
				heads.map((h, i) => (lifted[i] && h > 0 && heads[h - 1]! > 0 ? heads[h - 1]! : h)),
				labels.map((l, i) => (renamed[i] && heads[i]! > 0 ? LABELS[i % LABELS.length]! : l))
			);
			const list = new FeatureList(MOST_ARC_FEATURES);
			const lookAt = (tree: typeof before, word: number) => {
				const seen = { ...context, tree };
				return candidateHeads(seen, word).map((head) => {
					arcFeatures(list, seen, head, word);
					return { head, keys: [...list.keys.subarray(0, list.count)] };
				});
			};
			const isAsBefore = unchanged(before, after);
			for (let word = 1; word <= heads.length; word++) {
				const seen = lookAt(before, word);
				if (!isAsBefore(word, seen)) continue;
				still++;
				expect(lookAt(after, word)).toEqual(seen);
			}
		}),
		{ numRuns: 300 }
	);
	expect(still).toBeGreaterThan(100);
});
