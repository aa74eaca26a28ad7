/** Teaches the typer from sentences with annotated mentions. Equal input gives an equal model. */
import { FeatureList } from '../syntax/hashing.ts';
import type { WordVectors } from './train-words.ts';
import { trainWords } from './train-words.ts';
import { FINE_TYPES } from './entity-types.ts';
import {
	countNouns,
	MOST_TYPING_FEATURES,
	NOMINAL,
	typingContext,
	typingFeatures
} from './features.ts';
import { trainSoftmax, type Example } from './softmax.ts';
import { hangTitlesOnNames } from './titles.ts';
import type { TypedSentence } from './typed-sentence.ts';
import type { TrainedTyping } from './typing-model.ts';
import { WordTable, type WordData } from './word-table.ts';
import { WordViews } from './word-views.ts';

const WORDS = { clusters: [1024, 256, 64], rounds: 12, seed: 'words' } as const;
const TYPING = {
	classes: FINE_TYPES.length,
	epochs: 10,
	seed: 'typing',
	rate: 0.05,
	decay: 0.04,
	minimumCount: 2,
	smallest: 0.06,
	scale: 24
};
/** Set on the dev part, where it lifts the precision of persons above 90 in 100 at little cost. */
const PERSON_LEAD = 1;

/**
 * @param texts the sentences of each text
 * @param vectors changed in place
 * @param progress called before each stage
 */
export function trainTyping(
	texts: readonly (readonly TypedSentence[])[],
	vectors: WordVectors,
	progress: (stage: string) => void = () => undefined
): TrainedTyping {
	progress('words');
	const all = texts.flat();
	const words = trainWords(vectors, countTypes(all, 'NOUN'), countTypes(all, 'PROPN'), WORDS);
	progress('entity types');
	return trainTypingWith(texts, words);
}

/** The same with what is known of words given. */
export function trainTypingWith(
	texts: readonly (readonly TypedSentence[])[],
	words: WordData
): TrainedTyping {
	const views = new WordViews(new WordTable(words));
	const weights = trainSoftmax(
		texts.flatMap((text) => examplesOf(text, views)),
		TYPING
	);
	return { words, weights, scale: TYPING.scale, personLead: PERSON_LEAD };
}

/** How often each noun (by lemma) or name (by form) heads a mention of each type. */
function countTypes(sentences: readonly TypedSentence[], tag: string): Map<string, Float64Array> {
	const counts = new Map<string, Float64Array>();
	for (const { words, types } of sentences) {
		for (const [at, type] of types) {
			const number = FINE_TYPES.findIndex((name) => name === type);
			if (words.upos[at] !== tag || number < 1) continue;
			const word = (tag === 'PROPN' ? words.forms : words.lemmas)[at]!.toLowerCase();
			const count = counts.get(word) ?? new Float64Array(FINE_TYPES.length - 1);
			counts.set(word, count);
			count[number - 1]!++;
		}
	}
	return counts;
}

function examplesOf(text: readonly TypedSentence[], views: WordViews): Example[] {
	const mended = text.map(({ words }) => hangTitlesOnNames(words));
	const counts = countNouns(mended);
	const list = new FeatureList(MOST_TYPING_FEATURES);
	return mended.flatMap((words, s) => {
		const context = typingContext(words, views, counts);
		return [...words.upos.keys()]
			.filter((at) => NOMINAL.has(words.upos[at]!))
			.map((at) => {
				typingFeatures(list, context, at);
				const type = text[s]!.types.get(at) ?? 'none';
				return {
					keys: list.keys.slice(0, list.count),
					right: Math.max(
						0,
						FINE_TYPES.findIndex((name) => name === type)
					)
				};
			});
	});
}
