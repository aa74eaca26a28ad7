/** Teaches the tagger from trees, and tags a training set as the finished tagger would tag text it never saw. */
import { seededRandom } from '../../random.ts';
import type { Tree } from './conllu.ts';
import { FeatureList } from './hashing.ts';
import { Perceptron } from './perceptron.ts';
import {
	best,
	MOST_TAG_FEATURES,
	runnerUp,
	tagContext,
	tagFeatures,
	tagWords,
	type Lexicon,
	type Tagger
} from './tagger.ts';
import { type Row, Weights } from './weights.ts';
import { normalise, viewWord } from './words.ts';

export interface TaggerTraining {
	epochs: number;
	seed: string;
	/** How far the right tag must lead over every other (above 0); less is learnt from as a mistake is. */
	margin: number;
	/** Averaged weights nearer to 0 than this are left out. */
	smallest: number;
	/** Steps to one unit of weight. */
	scale: number;
}

/** Every joint tag of the trees, in alphabetical order. */
export function tagsOf(trees: readonly Tree[]): string[] {
	return [...new Set(trees.flatMap((t) => t.tags))].sort();
}

/** Words seen at least five times, grouped by the tags that make up at least one in twenty of their uses. */
export function lexiconOf(trees: readonly Tree[]): Lexicon {
	const counts = new Map<string, Map<string, number>>();
	for (const tree of trees) {
		tree.forms.forEach((form, i) => {
			const text = normalise(form);
			const tags = counts.get(text) ?? new Map<string, number>();
			counts.set(text, tags);
			tags.set(tree.tags[i]!, (tags.get(tree.tags[i]!) ?? 0) + 1);
		});
	}
	const classes = new Map<string, number>();
	const lexicon = new Map<string, number>();
	for (const text of [...counts.keys()].sort()) {
		const tags = [...counts.get(text)!];
		const total = tags.reduce((sum, [, n]) => sum + n, 0);
		if (total < 5) continue;
		const name = tags
			.filter(([, n]) => n * 20 >= total)
			.map(([tag]) => tag)
			.sort()
			.join(' ');
		if (!classes.has(name)) classes.set(name, classes.size + 1);
		lexicon.set(text, classes.get(name)!);
	}
	return lexicon;
}

/** @returns the weights as rows, to be encoded or used. Equal trees and options give equal rows. */
export function trainTagger(
	trees: readonly Tree[],
	tags: readonly string[],
	lexicon: Lexicon,
	{ epochs, seed, smallest, scale, margin }: TaggerTraining
): Row[] {
	const model = new Perceptron(2);
	const random = seededRandom(seed);
	const number = new Map(tags.map((tag, i) => [tag, i]));
	const list = new FeatureList(MOST_TAG_FEATURES);
	const scores = new Int32Array(tags.length);
	for (let epoch = 0; epoch < epochs; epoch++) {
		for (const tree of random.shuffle(trees)) {
			const context = tagContext(tree.forms, tree.forms.map(viewWord), lexicon);
			const guessed = new Int32Array(tree.forms.length);
			for (let i = 0; i < tree.forms.length; i++) {
				tagFeatures(list, context, guessed, i);
				scores.fill(0);
				model.score(list.keys, list.count, scores);
				const gold = number.get(tree.tags[i]!)!;
				const guess = best(scores, tags.length);
				const rival = guess === gold ? runnerUp(scores, gold) : guess;
				if (rival >= 0 && scores[gold]! - scores[rival]! < margin) {
					model.update(list.keys, list.count, gold, rival);
				}
				guessed[i] = guess;
			}
			model.tick();
		}
	}
	return model.averaged(smallest, scale);
}

/**
 * Tags for each tree from a tagger that was taught without it, so that the parser learns on the mistakes it will meet.
 * Every `folds`-th tree is left out in turn.
 */
export function jackknifeTags(
	trees: readonly Tree[],
	tags: readonly string[],
	folds: number,
	training: TaggerTraining
): Int32Array[] {
	const result = new Array<Int32Array>(trees.length);
	for (let fold = 0; fold < folds; fold++) {
		const rest = trees.filter((_, i) => i % folds !== fold);
		const lexicon = lexiconOf(rest);
		const tagger: Tagger = {
			tags,
			lexicon,
			weights: Weights.fromRows(trainTagger(rest, tags, lexicon, training))
		};
		for (let i = fold; i < trees.length; i += folds) {
			const { forms } = trees[i]!;
			result[i] = tagWords(tagger, forms, forms.map(viewWord)).tags;
		}
	}
	return result;
}
