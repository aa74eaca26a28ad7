/** Whether a sentence tells of what the article is about, and not of something beside it. */
import type { Sentence } from '../../reading/reading.ts';
import type { Material } from './facts.ts';
import { contentWords } from './peers.ts';

const OF_TITLE = 2;

/** It opens the article, or speaks of what the title names or of whom the whole article is about. */
export function isCentral(
	{ reading, isTopic }: Material,
	sentence: Sentence,
	index: number
): boolean {
	if (index < 2 || sentence.mentions.some((m) => m.named && isTopic(m))) return true;
	const title = contentWords(reading.title);
	return [...contentWords(sentence.text)].filter((w) => title.has(w)).length >= OF_TITLE;
}
