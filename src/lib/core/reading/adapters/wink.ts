import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { Token } from '../reading.ts';

type Tagger = (text: string) => { text: string; pos: string; lemma: string }[];

let tagger: Tagger | undefined;

/** wink's types are loose; this is the only place that knows them. Loaded on first use (some 80 ms). */
function loadTagger(): Tagger {
	const nlp = winkNLP(model, ['pos']);
	const { value, pos, lemma } = nlp.its;
	return (text) => {
		const tokens = nlp.readDoc(text).tokens();
		const words = tokens.out(value) as string[];
		const tags = tokens.out(pos) as string[];
		const lemmas = tokens.out(lemma as typeof pos) as string[];
		return words.map((word, i) => ({ text: word, pos: tags[i] ?? 'X', lemma: lemmas[i] ?? word }));
	};
}

/**
 * Tokens of `text` with tags, their offsets counted from `offset`. A token that wink changed so that it cannot be
 * found again is left out rather than misplaced.
 */
export function tagTokens(text: string, offset: number): Token[] {
	tagger ??= loadTagger();
	const tokens: Token[] = [];
	let cursor = 0;
	for (const token of tagger(text)) {
		const at = text.indexOf(token.text, cursor);
		if (at < 0 || token.text === '' || text.slice(cursor, at).trim() !== '') continue;
		cursor = at + token.text.length;
		tokens.push({ ...token, start: offset + at, end: offset + cursor });
	}
	return tokens;
}
