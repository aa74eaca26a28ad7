import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Tree } from './conllu.ts';
import { tagSentences, type Tagger } from './tagger.ts';
import { lexiconOf, tagsOf, trainTagger } from './train-tagger.ts';
import { wildScorer } from './trees.testing.ts';
import { Weights } from './weights.ts';
import { viewWord } from './words.ts';

const word = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.constantFrom('👩‍👩‍👧', '\u200b', 'שלום', '', 'The', 'x')
);

test('whatever the words and weights, every word has a tag, another one, and how far the first led', () => {
	fc.assert(
		fc.property(fc.array(word, { maxLength: 30 }), fc.nat(), (forms, seed) => {
			const tagger: Tagger = {
				tags: ['DET|DT', 'NOUN|NN', 'VERB|VB'],
				lexicon: new Map([['the', 1]]),
				passes: {
					forward: wildScorer(seed),
					backward: wildScorer(seed + 1),
					second: wildScorer(seed + 2)
				}
			};
			const { tags, seconds, margins } = tagSentences(tagger, [
				{ forms, views: forms.map(viewWord) }
			])[0]!;
			expect(tags).toHaveLength(forms.length);
			tags.forEach((tag, i) => {
				expect([0, 1, 2]).toContain(tag);
				expect([0, 1, 2]).toContain(seconds[i]);
				expect(seconds[i]).not.toBe(tag);
				expect(margins[i]).toBeGreaterThanOrEqual(0);
			});
		})
	);
});

function tagged(text: string): Tree {
	const words = text.split(' ').map((w) => w.split('/') as [string, string]);
	return {
		forms: words.map(([form]) => form),
		tags: words.map(([, tag]) => tag),
		lemmas: words.map(([form]) => form),
		heads: words.map((_, i) => i),
		labels: words.map((_, i) => (i === 0 ? 'root' : 'dep'))
	};
}

test('what a word is can be told by the words on either side of it', () => {
	// "Her" stands before a noun as a determiner and alone as a pronoun; "run" is a verb after "to".
	const trees = Array.from({ length: 40 }, () => [
		tagged('we/PRON|P see/VERB|VB her/DET|D run/NOUN|NN'),
		tagged('we/PRON|P see/VERB|VB her/PRON|P ./PUNCT|.'),
		tagged('to/PART|TO run/VERB|VB')
	]).flat();
	const tags = tagsOf(trees);
	const lexicon = lexiconOf(trees);
	const training = { epochs: 3, seed: 'x', margin: 20, smallest: 0, scale: 16 };
	const { passes, taggings } = trainTagger(trees, tags, lexicon, {
		first: training,
		second: training,
		jackknifed: training
	});
	const tagger: Tagger = {
		tags,
		lexicon,
		passes: {
			forward: Weights.fromRows(passes.forward),
			backward: Weights.fromRows(passes.backward),
			second: Weights.fromRows(passes.second)
		}
	};
	for (const [i, { forms, tags: gold }] of trees.slice(0, 3).entries()) {
		const names = (numbers: Int32Array) => Array.from(numbers, (t) => tags[t]);
		expect(names(tagSentences(tagger, [{ forms, views: forms.map(viewWord) }])[0]!.tags)).toEqual(
			gold
		);
		expect(names(taggings[i]!.tags)).toEqual(gold);
	}
});
