/** Why an answer is wrong, with what the article says of it where that is short enough to show. */
import { quoted } from './candidate.ts';
import type { Material } from './facts.ts';

const LONGEST = 30;

/** @param sentence index of the sentence that speaks of `other`; −1 where the article does not */
export function whyWrong(material: Material, key: string, other: string, sentence: number): string {
	const told = material.reading.sentences[sentence]?.text;
	if (told === undefined) return `The article names ${key} here; it does not speak of ${other}.`;
	return told.split(' ').length <= LONGEST
		? `The article names ${key} here. Of ${other} it says: ${quoted(told)}`
		: `The article names ${key} here, and ${other} in another place.`;
}
