/** What a claim at the fact desk turns on: a few words of a sentence, and what could be claimed in their place. */
import type { Excerpt } from '../../quiz/generate/excerpt.ts';
import type { SentenceTree } from '../../reading/tree.ts';

/** Words that fill the place, and how a choice names them. */
export interface Filling {
	/** As it stands in the sentence; '' where something has been left out. */
	text: string;
	/** With the words it belongs to: "11 hours". */
	shown: string;
}

export interface Point {
	excerpt: Excerpt;
	/** Where it begins in its sentence. */
	at: number;
	own: Filling;
	/** What the article rules out; the first may be claimed in its place, the most tempting first. */
	others: readonly Filling[];
	/** So many of the others may be claimed; what is left over only stands among the choices. */
	claimable: number;
	kind: PointKind;

	/** How well it carries a decision. */
	worth: number;
}

export type PointKind =
	| 'figure'
	| 'year'
	| 'date'
	| 'time'
	| 'often'
	| 'degree'
	| 'force'
	| 'limit'
	| 'speaker'
	| 'actor'
	| 'who'
	| 'place';

/** The sentence of the point with something else, or nothing, in its place. */
export function filledWith({ excerpt, at, own }: Point, { text }: Filling): string {
	const told = excerpt.sentence.text;
	const before = told.slice(0, at);
	const after = told.slice(at + own.text.length);
	if (text !== '')
		return `${before}${at === 0 || /^\p{Lu}\p{Ll}/u.test(own.text) ? capital(text) : text}${after}`;
	const rest =
		`${before.replace(/[,\s]+$/, before.trim() === '' ? '' : ' ')}${after.replace(/^,? +/, '')}`
			.replace(/ +([.,;:])/g, '$1')
			.trim();
	return capital(rest);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The words from `at` on with those that follow, as far as the noun or verb that they belong to. */
export function withNoun(
	{ sentence }: Excerpt,
	at: number,
	length: number,
	nounOnly = false
): string {
	const { words } = sentence.tree;
	const start = sentence.start + at;
	const first = words.findIndex((w) => w.start >= start + length);
	const own = sentence.text.slice(at, at + length);
	if (first < 0) return own;
	let end = -1;
	for (let i = first; i < first + 6 && i < words.length; i++) {
		const word = words[i]!;
		if (/^(?:PUNCT|ADP|CCONJ|SCONJ)$/.test(word.upos)) break;
		if (nounOnly && word.upos === 'DET') break;
		if (/^(?:cubic|square)$/.test(word.text)) continue;
		if (word.upos === 'PRON' && (nounOnly || word.xpos !== 'PRP$') && !/^[’']s?$/.test(word.text))
			break;
		if (nounOnly && /^(?:AUX|VERB)$/.test(word.upos) && !/(?:ing|ed)$/.test(word.text)) break;
		const next = words[i + 1]?.upos ?? '';
		if (word.upos === 'NUM' || word.upos === 'SYM') {
			end = word.end;
			continue;
		}
		// "Usually blue": what is said of the subject stands by itself; "working days" are days.
		const isLast =
			/^(?:NOUN|PROPN)$/.test(word.upos) ||
			(!nounOnly && word.upos === 'VERB' && !(/ing$/.test(word.text) && next === 'NOUN')) ||
			(!nounOnly && word.upos === 'ADJ' && !/^(?:NOUN|PROPN|ADJ|NUM)$/.test(next));
		if (!isLast || /^[’']s?$/.test(words[i + 1]?.text ?? '') || /^[’']s?$/.test(word.text))
			continue;
		let last = i;
		while (
			(word.upos === 'NOUN' &&
				words[last]!.label === 'compound' &&
				words[last + 1]?.upos === 'NOUN') ||
			// "Half of Candle Street": a name is not cut in two.
			(word.upos === 'PROPN' && words[last + 1]?.upos === 'PROPN')
		)
			last++;
		end = words[last]!.end;
		break;
	}
	if (end < 0) return own;
	// "0.5 m/s", "a stand-off"
	const rest =
		/^(?:\/\S*\p{L}|-\p{L}+)/u.exec(sentence.text.slice(end - sentence.start))?.[0] ?? '';
	return sentence.text.slice(at, end - sentence.start + rest.length);
}

/** Whether the word stands in a clause that only says more of something: "Bray, who had often lent money". */
export function isAside(tree: SentenceTree, position: number): boolean {
	for (let at = position; at >= 0; at = tree.words[at]!.head)
		if (['acl', 'advcl', 'appos', 'parataxis'].some((label) => tree.is(at, label))) return true;
	return false;
}

/** Quotations and brackets blanked out: what stands in them is somebody's own. */
export const blanked = (text: string): string =>
	text.replace(/“[^”]*”|"[^"]*"|‘[^’]*’(?!\p{L})|\([^)]*\)/gu, (found) => '_'.repeat(found.length));
