/**
 * Part-of-speech tags, joint ones (`UPOS|XPOS`): one greedy pass from the left, one from the right, and a second one from
 * the left that knows what both said of the words around.
 */
import { FeatureList } from './hashing.ts';
import type { Direction } from './parser.ts';
import {
	type Lexicon,
	MOST_TAG_FEATURES,
	secondFeatures,
	tagContext,
	tagFeatures,
	type TagContext,
	type Tagging
} from './tag-features.ts';
import type { Scorer } from './weights.ts';
import type { WordView } from './words.ts';

export interface Tagger {
	/** `UPOS|XPOS`, by tag number. */
	tags: readonly string[];
	lexicon: Lexicon;
	/** Of the pass from the left, the one from the right, and the one that decides. */
	passes: TaggerPasses<Scorer>;
}

/** Something for each pass. */
export interface TaggerPasses<T> {
	forward: T;
	backward: T;
	second: T;
}

/** The class with the highest score; the earlier one of equals. */
export function best(scores: Int32Array, count: number): number {
	let winner = 0;
	for (let c = 1; c < count; c++) if (scores[c]! > scores[winner]!) winner = c;
	return winner;
}

/** The best class but one; −1 where there is no other. */
export function runnerUp(scores: Int32Array, winner: number): number {
	let second = -1;
	for (let c = 0; c < scores.length; c++) {
		if (c !== winner && (second < 0 || scores[c]! > scores[second]!)) second = c;
	}
	return second;
}

/** Leads are told up to here. */
const MOST_LEAD = 1 << 12;

/** Fills `list` with the features of the context's word `i`, given the tags of the words before it. */
export type TagFeatures = (
	list: FeatureList,
	context: TagContext,
	tags: Int32Array,
	i: number
) => void;

/** A sentence to tag, and what the passes before said of it: none for the first ones, two for the second. */
export interface TaggerInput {
	forms: readonly string[];
	/** One a form, from `viewWord`. */
	views: readonly WordView[];
	opinions?: readonly [Tagging, Tagging];
}

/** What a pass looks at in a sentence. */
export function featuresOf({ opinions }: TaggerInput): TagFeatures {
	if (!opinions) return tagFeatures;
	return (list, context, tags, i) => secondFeatures(list, context, opinions, tags, i);
}

/**
 * One pass.
 * @param count how many tags there are
 * @returns entries in the order of the forms, whichever way they were read
 */
export function tagPass(
	weights: Scorer,
	count: number,
	lexicon: Lexicon,
	direction: Direction,
	input: TaggerInput
): Tagging {
	const n = input.forms.length;
	const context = tagContext(input.forms, input.views, lexicon, direction);
	const features = featuresOf(input);
	const tagging = {
		tags: new Int32Array(n),
		seconds: new Int32Array(n),
		margins: new Int32Array(n)
	};
	const list = new FeatureList(MOST_TAG_FEATURES);
	const scores = new Int32Array(count);
	for (let i = 0; i < n; i++) {
		features(list, context, tagging.tags, i);
		scores.fill(0);
		weights.score(list.keys, list.count, scores);
		const winner = best(scores, count);
		const second = runnerUp(scores, winner);
		tagging.tags[i] = winner;
		tagging.seconds[i] = second;
		tagging.margins[i] =
			second < 0 ? MOST_LEAD : Math.min(MOST_LEAD, scores[winner]! - scores[second]!);
	}
	if (direction === 'backward') for (const list of Object.values(tagging)) list.reverse();
	return tagging;
}

/**
 * Pass by pass over all sentences, since each pass has tables of its own that are quick while memory holds them near.
 * @returns for each sentence a tag number for each form, and how sure it is
 */
export function tagSentences(
	{ tags, lexicon, passes }: Tagger,
	sentences: readonly TaggerInput[]
): Tagging[] {
	const run = (weights: Scorer, direction: Direction, inputs: readonly TaggerInput[]) =>
		inputs.map((input) => tagPass(weights, tags.length, lexicon, direction, input));
	const fromLeft = run(passes.forward, 'forward', sentences);
	const fromRight = run(passes.backward, 'backward', sentences);
	const informed = sentences.map(({ forms, views }, i) => ({
		forms,
		views,
		opinions: [fromLeft[i]!, fromRight[i]!] as const
	}));
	return run(passes.second, 'forward', informed);
}
