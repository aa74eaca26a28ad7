/** Teaches a parser from trees whose words carry the tags a tagger would give them. */
import { seededRandom } from '../../random.ts';
import type { Tree } from './conllu.ts';
import { FeatureList } from './hashing.ts';
import { MOST_FEATURES, parseContext, parseFeatures } from './parse-features.ts';
import {
	bestMove,
	closingPunctuation,
	labelOf,
	moveOf,
	tagKinds,
	type Direction,
	type ParsedTree,
	TransitionParser
} from './parser.ts';
import { Perceptron } from './perceptron.ts';
import { Configuration, costs, goldOf, LEFT, RIGHT, SHIFT } from './transitions.ts';
import { type Row, Weights } from './weights.ts';
import { viewWord } from './words.ts';

export interface ParserTraining {
	direction: Direction;
	epochs: number;
	seed: string;
	/** From the second epoch on, how often the parser's own move is followed, right or wrong. */
	exploration: number;
	minimumUpdates: number;
	/** How far the right move must lead over every wrong one; less is learnt from as a mistake is. */
	margin: number;
	smallest: number;
	scale: number;
}

/** Every relation of the trees but root, in alphabetical order. */
export function relationsOf(trees: readonly Tree[]): string[] {
	return [...new Set(trees.flatMap((t) => t.labels))].filter((l) => l !== 'root').sort();
}

interface Example {
	forms: string[];
	tags: Int32Array;
	heads: number[];
	labels: string[];
}

/** The tree as a backward parser reads it; null when closing punctuation has dependents or is the root. */
function turned(example: Example, isPunctuation: (tag: number) => boolean): Example | null {
	const kept = example.forms.length - closingPunctuation(example.tags, isPunctuation);
	if (example.heads.slice(0, kept).some((h) => h > kept)) return null;
	if (example.heads.slice(kept).includes(0)) return null;
	return {
		forms: example.forms.slice(0, kept).reverse(),
		tags: example.tags.slice(0, kept).reverse(),
		heads: example.heads
			.slice(0, kept)
			.map((h) => (h === 0 ? 0 : kept + 1 - h))
			.reverse(),
		labels: example.labels.slice(0, kept).reverse()
	};
}

/**
 * @param predicted tag numbers for each tree, from `jackknifeTags`
 * @returns the weights as rows. Equal input gives equal rows.
 */
export function trainParser(
	trees: readonly Tree[],
	predicted: readonly Int32Array[],
	tags: readonly string[],
	relations: readonly string[],
	training: ParserTraining
): Row[] {
	const model = new Perceptron(training.minimumUpdates);
	const random = seededRandom(training.seed);
	const kinds = tagKinds(tags);
	const number = new Map(relations.map((label, i) => [label, i]));
	const list = new FeatureList(MOST_FEATURES);
	const scores = new Int32Array(1 + relations.length * 2);
	const cost = new Int32Array(3);
	const right: number[] = [];
	const isPunctuation = (tag: number) => tags[tag]!.startsWith('PUNCT|');
	const examples = trees
		.map((tree, i): Example => ({ ...tree, tags: predicted[i]! }))
		.map((e) => (training.direction === 'forward' ? e : turned(e, isPunctuation)))
		.filter((e) => e !== null);
	for (let epoch = 0; epoch < training.epochs; epoch++) {
		for (const example of random.shuffle(examples)) {
			const context = parseContext(example.forms.map(viewWord), example.tags, kinds);
			const gold = goldOf(example.heads);
			const goldLabels = example.labels.map((label) => number.get(label) ?? -1);
			const state = new Configuration(example.forms.length);
			while (!state.finished) {
				if (state.size === 0) {
					state.apply(SHIFT, 0);
					continue;
				}
				parseFeatures(list, context, state);
				scores.fill(0);
				model.score(list.keys, list.count, scores);
				const guess = bestMove(state, scores, relations.length);
				costs(state, gold, cost);
				const least = Math.min(cost[SHIFT]!, cost[LEFT]!, cost[RIGHT]!);
				// The gold root's own relation is no class: it is reached only by being left last.
				const wanted = goldLabels[state.top(0) - 1]!;
				right.length = 0;
				if (cost[SHIFT] === least) right.push(0);
				if (cost[LEFT] === least) right.push(1 + 2 * (wanted < 0 ? guess.label : wanted));
				if (cost[RIGHT] === least) right.push(2 + 2 * (wanted < 0 ? guess.label : wanted));
				const target = highest(scores, right);
				const correct = right.includes(guess.class);
				const rival = correct ? bestRival(state, scores, right) : guess.class;
				if (rival >= 0 && (!correct || scores[target]! - scores[rival]! < training.margin)) {
					model.update(list.keys, list.count, target, rival);
				}
				const follow = correct || (epoch > 0 && random.next() < training.exploration);
				const next = follow ? guess.class : target;
				state.apply(moveOf(next), labelOf(next));
			}
			model.tick();
		}
	}
	return model.averaged(training.smallest, training.scale);
}

/**
 * What a parser makes of each tree that was taught without it, so that the judge learns on the mistakes it will meet.
 * Every `folds`-th tree is left out in turn.
 * @param predicted tag numbers for each tree, from `jackknifeTags`
 */
export function jackknifeParses(
	trees: readonly Tree[],
	predicted: readonly Int32Array[],
	tags: readonly string[],
	relations: readonly string[],
	folds: number,
	training: ParserTraining
): ParsedTree[] {
	const result = new Array<ParsedTree>(trees.length);
	for (let fold = 0; fold < folds; fold++) {
		const rest = trees.map((_, i) => i).filter((i) => i % folds !== fold);
		const rows = trainParser(
			rest.map((i) => trees[i]!),
			rest.map((i) => predicted[i]!),
			tags,
			relations,
			training
		);
		const { direction } = training;
		const parser = new TransitionParser(
			{ direction, labels: relations, weights: Weights.fromRows(rows) },
			tags
		);
		for (let i = fold; i < trees.length; i += folds) {
			const { forms } = trees[i]!;
			result[i] = parser.parse({ forms, views: forms.map(viewWord), tags: predicted[i]! });
		}
	}
	return result;
}

function highest(scores: Int32Array, classes: readonly number[]): number {
	return classes.reduce((a, b) => (scores[b]! > scores[a]! ? b : a));
}

/** The best allowed class that is not right; −1 where there is none. */
function bestRival(state: Configuration, scores: Int32Array, right: readonly number[]): number {
	const allowed = [SHIFT, LEFT, RIGHT].map((move) => state.allows(move));
	let rival = -1;
	for (let c = 0; c < scores.length; c++) {
		if (!allowed[moveOf(c)] || right.includes(c)) continue;
		if (rival < 0 || scores[c]! > scores[rival]!) rival = c;
	}
	return rival;
}
