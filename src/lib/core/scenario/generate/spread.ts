/** What an article speaks of again and again. */
import { contentWords } from '../../quiz/generate/peers.ts';
import type { Sentence } from '../../reading/reading.ts';

/** In so many sentences, a word is one of those that the article is about. */
export const OFTEN = 3;

/** Each word, with in how many sentences it stands. */
export function spreadOfWords(sentences: readonly Sentence[]): Map<string, number> {
	const spread = new Map<string, number>();
	for (const { text } of sentences)
		for (const word of contentWords(text)) spread.set(word, (spread.get(word) ?? 0) + 1);
	return spread;
}
