/** Surnames alone that were taken for common nouns or plurals, as they may be at the beginning of a sentence. */
import type { Sentence } from '../reading.ts';
import { definiteness } from './nouns.ts';
import { keyOf, nameOf } from './names.ts';

/** Names of one or two letters are initials and the like. */
const SHORTEST = 3;

/**
 * Makes a mention of a single capitalised word a name in the singular where the text has it as the last word of a
 * person's full name, and nowhere in small letters. Changes mentions and words. Linear.
 */
export function markKnownNames(sentences: readonly Sentence[]): void {
	const surnames = new Set<string>();
	const small = new Set<string>();
	for (const sentence of sentences) {
		for (const { text } of sentence.tree.words) if (/^\p{Ll}/u.test(text)) small.add(text);
		for (const mention of sentence.mentions) {
			if (!mention.named || mention.type !== 'person') continue;
			const { words } = nameOf(sentence, mention);
			const last = words.at(-1) ?? '';
			if (words.length > 1 && last.length >= SHORTEST) surnames.add(keyOf([last]));
		}
	}
	for (const { tree, mentions } of sentences) {
		for (const mention of mentions) {
			const word = tree.words[mention.head]!;
			const { text } = word;
			const alone = mention.until - mention.from === 1 && /^\p{Lu}/u.test(text);
			if (!alone || !surnames.has(keyOf([text])) || definiteness(tree, mention.head) === 'the')
				continue;
			if (!mention.named && small.has(text.toLowerCase())) continue;
			if (!mention.named) Object.assign(mention, { named: true, type: 'person' });
			if (/^(?:NNS?|NNPS)$/.test(word.xpos)) {
				Object.assign(word, { upos: 'PROPN', xpos: 'NNP', lemma: text });
			}
		}
	}
}
