import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTree } from './conllu.ts';
import { type Direction, type ParserInput, TransitionParser } from './parser.ts';
import { wildScorer } from './trees.testing.ts';
import { viewWord } from './words.ts';

const TAGS = ['ADP|IN', 'NOUN|NN', 'PUNCT|,', 'PUNCT|.', 'VERB|VBD'];
const LABELS = ['case', 'nsubj', 'nsubj:pass', 'obj', 'obl', 'punct'];

function parserOf(direction: Direction, seed: number): TransitionParser {
	return new TransitionParser({ direction, labels: LABELS, weights: wildScorer(seed) }, TAGS);
}

function inputOf(forms: string[], tags: number[]): ParserInput {
	return { forms, views: forms.map(viewWord), tags: Int32Array.from(tags) };
}

const direction = fc.constantFrom<Direction>('forward', 'backward');
const word = fc.record({
	form: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('👩‍👩‍👧', '\u200b', 'שלום', '')),
	tag: fc.nat({ max: TAGS.length - 1 })
});

test('whatever the words, tags and weights, there is one tree over all words', () => {
	fc.assert(
		fc.property(direction, fc.nat(), fc.array(word, { maxLength: 40 }), (way, seed, words) => {
			const tree = parserOf(way, seed).parse(
				inputOf(
					words.map((w) => w.form),
					words.map((w) => w.tag)
				)
			);
			expect(tree.heads).toHaveLength(words.length);
			expect(isTree(tree.heads)).toBe(true);
			tree.labels.forEach((label, i) => {
				expect(label === 'root').toBe(tree.heads[i] === 0);
				expect(['root', ...LABELS]).toContain(label);
			});
		}),
		{ numRuns: 300 }
	);
});

test.each(['forward', 'backward'] as const)('500 words read %s are one tree', (way) => {
	const tags = Array.from({ length: 500 }, (_, i) => (i * 7) % TAGS.length);
	const forms = tags.map((t, i) => `${t}${i}`);
	const tree = parserOf(way, 3).parse(inputOf(forms, tags));
	expect(isTree(tree.heads)).toBe(true);
});

test('a verb has at most one subject and one object, unless the root leaves no choice', () => {
	fc.assert(
		fc.property(direction, fc.nat(), fc.array(word, { maxLength: 30 }), (way, seed, words) => {
			const { heads, labels } = parserOf(way, seed).parse(
				inputOf(
					words.map((w) => w.form),
					words.map((w) => w.tag)
				)
			);
			words.forEach((_, i) => {
				const of = (...names: string[]) =>
					heads.filter((h, d) => h === i + 1 && names.includes(labels[d]!)).length;
				expect(of('nsubj', 'nsubj:pass')).toBeLessThanOrEqual(1);
				expect(of('obj')).toBeLessThanOrEqual(1);
			});
		})
	);
});

test('read backwards, closing punctuation hangs on the root', () => {
	const tree = parserOf('backward', 1).parse(inputOf(['They', 'left', '.', '.'], [1, 4, 3, 3]));
	const root = tree.heads.indexOf(0) + 1;
	expect(tree.heads.slice(2)).toEqual([root, root]);
	expect(tree.labels.slice(2)).toEqual(['punct', 'punct']);
});
