/** Teaches the tagger from trees, and tags a training set as the finished tagger would tag text it never saw. */
import { seededRandom } from '../../random.ts';
import type { Tree } from './conllu.ts';
import { FeatureList } from './hashing.ts';
import { Perceptron } from './perceptron.ts';
import { type Lexicon, MOST_TAG_FEATURES, tagContext, type Tagging } from './tag-features.ts';
import {
	best,
	featuresOf,
	runnerUp,
	type TaggerInput,
	type TaggerPasses,
	tagPass
} from './tagger.ts';
import type { Direction } from './parser.ts';
import { type Row, Weights } from './weights.ts';
import { normalise, viewWord } from './words.ts';

/** Trees are left out by every fourth, in turn. */
const FOLDS = 4;

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

/** One pass to be taught, and the trees to teach it with. */
interface Lesson {
	trees: readonly Tree[];
	/** What the first passes say of each tree, when they have not seen it; none where a first pass is taught. */
	opinions?: readonly [Tagging, Tagging][];
	direction: Direction;
}

const inputOf = ({ forms }: Tree, opinions?: readonly [Tagging, Tagging]): TaggerInput => ({
	forms,
	views: forms.map(viewWord),
	opinions
});

/** @returns the weights as rows, to be encoded or used. Equal trees and options give equal rows. */
function trainPass(
	{ trees, opinions, direction }: Lesson,
	tags: readonly string[],
	lexicon: Lexicon,
	{ epochs, seed, smallest, scale, margin }: TaggerTraining
): Row[] {
	const model = new Perceptron(2);
	const random = seededRandom(seed);
	const number = new Map(tags.map((tag, i) => [tag, i]));
	const list = new FeatureList(MOST_TAG_FEATURES);
	const scores = new Int32Array(tags.length);
	const order = trees.map((_, t) => t);
	for (let epoch = 0; epoch < epochs; epoch++) {
		for (const t of random.shuffle(order)) {
			const tree = trees[t]!;
			const n = tree.forms.length;
			const input = inputOf(tree, opinions?.[t]);
			const context = tagContext(input.forms, input.views, lexicon, direction);
			const features = featuresOf(input);
			const guessed = new Int32Array(n);
			for (let i = 0; i < n; i++) {
				features(list, context, guessed, i);
				scores.fill(0);
				model.score(list.keys, list.count, scores);
				const gold = number.get(tree.tags[direction === 'forward' ? i : n - 1 - i]!)!;
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

/** What a pass says of each tree that was taught without it. Every `FOLDS`-th tree is left out in turn. */
function jackknife(
	{ trees, opinions, direction }: Lesson,
	tags: readonly string[],
	training: TaggerTraining
): Tagging[] {
	const result = new Array<Tagging>(trees.length);
	for (let fold = 0; fold < FOLDS; fold++) {
		const isRest = (_: unknown, i: number) => i % FOLDS !== fold;
		const rest = trees.filter(isRest);
		const lexicon = lexiconOf(rest);
		const lesson = { trees: rest, opinions: opinions?.filter(isRest), direction };
		const weights = Weights.fromRows(trainPass(lesson, tags, lexicon, training));
		for (let i = fold; i < trees.length; i += FOLDS) {
			const input = inputOf(trees[i]!, opinions?.[i]);
			result[i] = tagPass(weights, tags.length, lexicon, direction, input);
		}
	}
	return result;
}

/** A tagger, and for each tree what one says that was taught without it, so that parsers learn on the mistakes they will meet. */
export function trainTagger(
	trees: readonly Tree[],
	tags: readonly string[],
	lexicon: Lexicon,
	{ first, second, jackknifed }: Record<'first' | 'second' | 'jackknifed', TaggerTraining>
): { passes: TaggerPasses<Row[]>; taggings: Tagging[] } {
	const [forward, backward] = (['forward', 'backward'] as const).map((direction) => ({
		rows: trainPass({ trees, direction }, tags, lexicon, first),
		unseen: jackknife({ trees, direction }, tags, jackknifed)
	}));
	const opinions = trees.map((_, i): [Tagging, Tagging] => [
		forward!.unseen[i]!,
		backward!.unseen[i]!
	]);
	const lesson: Lesson = { trees, opinions, direction: 'forward' };
	return {
		passes: {
			forward: forward!.rows,
			backward: backward!.rows,
			second: trainPass(lesson, tags, lexicon, second)
		},
		taggings: jackknife(lesson, tags, second)
	};
}
