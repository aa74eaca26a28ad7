/** Teaches a parser from trees whose words carry the tags a tagger would give them. */
import { seededRandom } from '../../random.ts';
import type { Tree } from './conllu.ts';
import { FeatureList } from './hashing.ts';
import { MOST_FEATURES, parseContext, parseFeatures } from './parse-features.ts';
import { bestMove, closingPunctuation, tagKinds, type Direction } from './parser.ts';
import { Perceptron } from './perceptron.ts';
import { Configuration, costs, goldOf, LEFT, RIGHT, SHIFT } from './transitions.ts';
import type { Row } from './weights.ts';
import { viewWord } from './words.ts';

export interface ParserTraining {
	direction: Direction;
	epochs: number;
	seed: string;
	/** From the second epoch on, how often the parser's own move is followed, right or wrong. */
	exploration: number;
	minimumUpdates: number;
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
				let right = -1;
				const consider = (candidate: number) => {
					if (right < 0 || scores[candidate]! > scores[right]!) right = candidate;
				};
				if (cost[SHIFT] === least) consider(0);
				for (const [move, first] of [
					[LEFT, 1],
					[RIGHT, 2]
				] as const) {
					if (cost[move] !== least) continue;
					consider(first + 2 * (wanted >= 0 ? wanted : guess.move === move ? guess.label : 0));
				}
				const correct =
					cost[guess.move] === least &&
					(guess.move === SHIFT || wanted < 0 || guess.label === wanted);
				if (!correct) model.update(list.keys, list.count, right, guess.class);
				const follow = correct || (epoch > 0 && random.next() < training.exploration);
				if (follow) state.apply(guess.move, guess.label);
				else
					state.apply(
						right === 0 ? SHIFT : right % 2 === 1 ? LEFT : RIGHT,
						right === 0 ? 0 : (right - 1) >> 1
					);
			}
			model.tick();
		}
	}
	return model.averaged(training.smallest, training.scale);
}
