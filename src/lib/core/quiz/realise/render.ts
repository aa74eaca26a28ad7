/** Words of a parsed sentence written out again, in an order of our own. */
import type { ParsedSentence } from '../../reading/tree.ts';

/**
 * How a mention is written where the flow of the article is gone: the words to put for positions `from`…`until − 1`;
 * null: as it stands; 'unclear': it cannot be said what it means, and nothing that holds it may ship.
 */
export type Naming = (
	sentence: ParsedSentence,
	position: number
) => { words: string; until: number } | 'unclear' | null;

/** A stretch of words, `null` where something in it is unclear outside the article. */
export type Rendered = string | null;

const CLOSES = /^(?:[,.;:!?)\]%”’]|'s|’s|n['’]t|['’](?:re|ve|ll|d|m|s)?)$/i;
const OPENS = /^[([“‘$€£]$/;

/** Joins words the way the article spaces them; `positions` need not be neighbours. */
export function renderWords(
	sentence: ParsedSentence,
	positions: readonly number[],
	naming: Naming
): Rendered {
	const { words } = sentence.tree;
	let text = '';
	let last = -2;
	let straight = false;
	for (let k = 0; k < positions.length; k++) {
		const at = positions[k]!;
		const word = words[at]!;
		const named = naming(sentence, at);
		if (named === 'unclear') return null;
		const own = named ? named.words : plainCase(sentence, at);
		const tight =
			text === '' ||
			(last === at - 1
				? words[last]!.end === word.start
				: CLOSES.test(word.text) || OPENS.test(words[last]?.text ?? ''));
		const quote = word.text === '"';
		const glued =
			tight || (quote && straight) || (last >= 0 && words[last]!.text === '"' && straight);
		if (quote) straight = !straight;
		text += glued ? own : ` ${own}`;
		last = at;
		if (named) {
			while (k + 1 < positions.length && positions[k + 1]! < named.until) k++;
			last = positions[k]!;
		}
	}
	return text;
}

/** A word that is capital only because it opens its sentence is written small. */
function plainCase(sentence: ParsedSentence, at: number): string {
	const word = sentence.tree.words[at]!;
	if (!/^\p{Lu}/u.test(word.text) || word.upos === 'PROPN' || word.text === 'I') return word.text;
	// "4.1 The air": the number of a section opens no sentence.
	const opening = sentence.tree.words
		.slice(0, at)
		.every((w) => w.upos === 'PUNCT' || /^\d+(?:\.\d+)*$/.test(w.text));
	if (!opening || /^\p{Lu}[\p{Lu}\d]/u.test(word.text) || isName(word.xpos)) return word.text;
	// "Swiss", "German": adjectives and nouns of a name keep their capital; the article writes them so elsewhere, too.
	if (
		word.upos === 'ADJ' &&
		/(?:ish|ese|ian|ean|an|ic|ss|ch)$/.test(word.text) &&
		word.lemma !== word.text.toLowerCase()
	)
		return word.text;
	return word.text.charAt(0).toLowerCase() + word.text.slice(1);
}

function isName(xpos: string): boolean {
	return xpos === 'NNP' || xpos === 'NNPS';
}

/** First letter large. */
export function capitalised(text: string): string {
	return text.replace(
		/^(["“‘']?)(\p{Ll})/u,
		(_, mark: string, letter: string) => mark + letter.toUpperCase()
	);
}

/** One space between words, no comma before a stop, none doubled. */
export function tidied(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.replace(/\s+([,.;:?!])(?!\d)/g, '$1')
		.replace(/,(?=[,.;:?!])/g, '')
		.replace(/^[,;:\s]+|[,;:\s]+$/g, '');
}
