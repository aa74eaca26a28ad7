/**
 * Whether a statement from the middle of a paragraph is still whole without the sentences before it. Where a paragraph
 * begins, writers say anew what they speak of: of 441 questions on held-back texts that two readers judged
 * (`tests/quality/judgements/held-2026-11-27*.json`), two thirds of those on first sentences were signed, and of the
 * others 44 in 100: a quarter of those with a bare "the …", and as many as of first sentences where names, the title's
 * words or the sentence left whole tell what it is about.
 */
import type { Reading } from '../../reading/reading.ts';
import type { SentenceTree } from '../../reading/tree.ts';
import { contentWords } from '../generate/peers.ts';
import { nounPhraseAt } from './usage.ts';

const FEWEST_NAMES = 2;
const FEWEST_OF_TITLE = 2;

/**
 * @param said the statement or question, in words
 * @param tree of those words
 * @param sentence index of the sentence it was made from
 */
export function isCarriedOver(
	said: string,
	tree: SentenceTree,
	reading: Reading,
	sentence: number
): boolean {
	if (opensParagraph(reading, sentence)) return false;
	if (hasBareDefinite(tree)) return true;
	const names = reading.clusters.filter(({ name }) => said.includes(name)).length;
	if (names >= FEWEST_NAMES) return false;
	const title = contentWords(reading.title);
	const shared = [...contentWords(said)].filter((word) => title.has(word)).length;
	return shared < FEWEST_OF_TITLE && said.length <= reading.sentences[sentence]!.text.length;
}

function opensParagraph({ sentences }: Reading, index: number): boolean {
	return sentences[index - 1]?.paragraph !== sentences[index]!.paragraph;
}

/** "The department": a thing that neither a name nor words behind it tell. */
function hasBareDefinite(tree: SentenceTree): boolean {
	return tree.words.some((_, at) => {
		const phrase = nounPhraseAt(tree, at);
		return phrase !== null && phrase.opening === 'the' && !phrase.named && !phrase.restricted;
	});
}
