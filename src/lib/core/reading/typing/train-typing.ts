/** Teaches the typer from sentences with annotated mentions. Equal input gives an equal model. */
import { seededRandom, type Random } from '../../random.ts';
import { FeatureList } from '../syntax/hashing.ts';
import type { WordVectors } from './train-words.ts';
import { trainWords } from './train-words.ts';
import { fitCalibration, UNCALIBRATED, type Outcome } from './calibration.ts';
import { FINE_TYPES } from './entity-types.ts';
import { judge } from './score-typing.ts';
import { EntityTyper } from './typer.ts';
import { Weights } from '../syntax/weights.ts';
import {
	countNouns,
	MOST_TYPING_FEATURES,
	NOMINAL,
	typingContext,
	typingFeatures,
	type TypingContext
} from './features.ts';
import type { WordSenses } from './senses.ts';
import { trainSoftmax, type Example } from './softmax.ts';
import { hangTitlesOnNames } from './titles.ts';
import type { TypedSentence } from './typed-sentence.ts';
import type { TrainedTyping } from './typing-model.ts';
import { nameParts } from './spans.ts';
import { UNKNOWN, WordTable, type WordData } from './word-table.ts';
import { WordViews } from './word-views.ts';

const WORDS = { clusters: [1024, 256, 64], rounds: 12, seed: 'words', table: 60_000 } as const;
const TYPING = {
	classes: FINE_TYPES.length,
	epochs: 10,
	seed: 'typing',
	rate: 0.05,
	decay: 0.04,
	minimumCount: 2,
	smallest: 0.06,
	scale: 12
};
/**
 * Set where 90 of 100 persons are right when every fifth text of the train and dev parts is left out in turn: the dev part
 * alone, whose persons are easier, asks for less.
 */
const PERSON_LEAD = { named: 0.5, described: 1.3 };
/** The share of nouns that are seen a second time with the word itself hidden, to learn how to judge new ones. */
const HIDDEN = 0.5;

/** Sentences of texts, and what is known of words. */
export interface TypingMaterial {
	texts: readonly (readonly TypedSentence[])[];
	/** Other texts, to learn from how often the typer is right; without any its shares are taken for that. */
	heldOut: readonly (readonly TypedSentence[])[];
	/** Changed in place. */
	vectors: WordVectors;
	senses: WordSenses;
}

/** @param progress called before each stage */
export function trainTyping(
	{ texts, heldOut, vectors, senses }: TypingMaterial,
	progress: (stage: string) => void = () => undefined
): TrainedTyping {
	progress('words');
	const all = texts.flat();
	const counts = [countTypes(all, 'NOUN'), countTypes(all, 'PROPN')] as const;
	const words = trainWords(vectors, senses, ...counts, WORDS);
	progress('entity types');
	return trainTypingWith(texts, heldOut, words);
}

/** The same with what is known of words given. */
export function trainTypingWith(
	texts: TypingMaterial['texts'],
	heldOut: TypingMaterial['heldOut'],
	words: WordData
): TrainedTyping {
	const views = new WordViews(new WordTable(words));
	const random = seededRandom('hidden words');
	const weights = trainSoftmax(
		texts.flatMap((text) => examplesOf(text, views, random)),
		TYPING
	);
	const model = { words, weights, scale: TYPING.scale, personLead: PERSON_LEAD };
	const typer = new EntityTyper({
		...model,
		weights: Weights.fromRows(weights),
		calibration: UNCALIBRATED
	});
	const outcomes = heldOut.flatMap((text) => outcomesOf(text, typer));
	return { ...model, calibration: fitCalibration(outcomes) };
}

/** What an uncalibrated typer is right about in a text. */
function outcomesOf(text: readonly TypedSentence[], typer: EntityTyper): Outcome[] {
	const found = typer.typeText(text.map(({ words }) => words));
	return text.flatMap((sentence, s) =>
		judge(sentence, found[s]!).map(({ mention: { type, confidence }, right }) => ({
			type,
			share: confidence,
			right
		}))
	);
}

/** How often each noun (by lemma) or name (by form) heads a mention of each type. */
function countTypes(sentences: readonly TypedSentence[], tag: string): Map<string, Float64Array> {
	const counts = new Map<string, Float64Array>();
	for (const { words, types } of sentences) {
		for (const [at, type] of types) {
			if (words.upos[at] !== tag) continue;
			const word = (tag === 'PROPN' ? words.forms : words.lemmas)[at]!.toLowerCase();
			const count = counts.get(word) ?? new Float64Array(FINE_TYPES.length - 1);
			counts.set(word, count);
			count[FINE_TYPES.indexOf(type) - 1]!++;
		}
	}
	return counts;
}

/** One example for each candidate, and one more for some, without the word itself. */
function examplesOf(text: readonly TypedSentence[], views: WordViews, random: Random): Example[] {
	const mended = text.map(({ words }) => hangTitlesOnNames(words));
	const counts = countNouns(mended);
	const list = new FeatureList(MOST_TYPING_FEATURES);
	return mended.flatMap((words, s) => {
		const context = typingContext(words, views, counts);
		const example = (seen: TypingContext, at: number): Example => {
			typingFeatures(list, seen, at);
			const type = text[s]!.types.get(at) ?? 'none';
			return { keys: list.keys.slice(0, list.count), right: FINE_TYPES.indexOf(type) };
		};
		return [...words.upos.keys()]
			.filter((at) => NOMINAL.has(words.upos[at]!))
			.flatMap((at) => {
				const seen = example(context, at);
				return random.next() < HIDDEN ? [seen, example(hideWord(context, at, random), at)] : [seen];
			});
	});
}

/**
 * The context as it would be if the word had never been met before. Of common nouns their group and what they likely name
 * stay, since the table of words has nearly all of them; of a name nothing is known of any of its words but their
 * spelling, unless a small list has them ("University", "Dr.").
 */
function hideWord(context: TypingContext, at: number, random: Random): TypingContext {
	const { words, below } = context;
	const named = words.upos[at] === 'PROPN';
	const views = [...context.views];
	const lemmas = [...context.lemmas];
	for (const part of named ? [at, ...nameParts(words, below, at)] : [at]) {
		const word = random.below(1 << 30);
		for (const list of [views, lemmas]) {
			const view = list[part]!;
			if (!named) list[part] = { ...view, word };
			else if (view.lists === 0) list[part] = { ...view, ...UNKNOWN_VIEW, word };
		}
	}
	return { ...context, views, lemmas };
}

const UNKNOWN_VIEW = {
	...{ coarse: UNKNOWN, middle: UNKNOWN, fine: UNKNOWN, asNoun: UNKNOWN, asName: UNKNOWN },
	...{ nounSenses: 0, nameSenses: 0 }
};
