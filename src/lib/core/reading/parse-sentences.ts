/** Stretches of running text → sentences with their trees. */
import { readTwice } from './second-look.ts';
import { reattach } from './reattach.ts';
import { readUnmarked } from './unmarked.ts';
import type { Span } from './reading.ts';
import { segment, type SegmentedSentence, type TextToken } from './segment/segment.ts';
import type { SentenceSyntax, SyntaxReader } from './syntax/analyse.ts';
import { SentenceTree, type ParsedSentence, type Word } from './tree.ts';

/** Longer ones are no sentences but lists, tables or noise, and are not parsed. UTF-16 units. */
export const LONGEST_SENTENCE = 1_500;

/** What reads a sentence's syntax. */
export type ReadsSyntax = Pick<SyntaxReader, 'readAll'>;

/** Reads the sentences of all stretches at once, which is quicker than one by one, and knows them when they are asked for. */
export function readAhead(
	text: string,
	stretches: readonly Span[],
	syntax: SyntaxReader
): ReadsSyntax {
	const sentences = stretches
		.flatMap(({ start, end }) => segment(text, start, end))
		.filter(({ start, end }) => end - start <= LONGEST_SENTENCE)
		.map(({ tokens }) => tokens.map((token) => token.text));
	const read = syntax.readEach(sentences);
	const known = new Map(sentences.map((forms, i) => [JSON.stringify(forms), read[i]!]));
	return { readAll: (forms) => known.get(JSON.stringify(forms)) ?? syntax.readAll(forms) };
}

/**
 * @param stretch within one paragraph
 * @returns what `ParsedSentence` holds but its place among the others. Sentences of one quotation are one, so that no
 * quotation is cut open: the roots of the later ones hang on the first as parataxis.
 */
export function parseSentences(
	text: string,
	stretch: Span,
	syntax: ReadsSyntax
): Pick<ParsedSentence, 'start' | 'end' | 'text' | 'tree' | 'others'>[] {
	const joined: SegmentedSentence[][] = [];
	for (const sentence of segment(text, stretch.start, stretch.end)) {
		if (sentence.end - sentence.start > LONGEST_SENTENCE) continue;
		const last = joined.at(-1);
		const fits = last && sentence.end - last[0]!.start <= LONGEST_SENTENCE;
		if (sentence.continuesQuotation && fits) last.push(sentence);
		else joined.push([sentence]);
	}
	return joined.map((parts) => {
		const start = parts[0]!.start;
		const end = parts.at(-1)!.end;
		return { start, end, text: text.slice(start, end), ...treesOf(parts, syntax) };
	});
}

/**
 * @param lead the words before it: an entry of a list goes on where the words that open the list leave off
 * @returns one tree of both; each word has its own offsets
 */
export function parseAfter(
	lead: readonly TextToken[],
	entry: readonly TextToken[],
	syntax: ReadsSyntax
): SentenceTree {
	const first = entry[0];
	// "Visitors must: Sign the register": a capital at the beginning is the entry's, not the word's.
	const small = first && /^\p{Lu}\p{Ll}/u.test(first.text);
	const forms = [...lead, ...entry].map((token) =>
		small && token === first ? token.text.toLowerCase() : token.text
	);
	const tokens = [...lead, ...entry].map((token, i) => ({ ...token, text: forms[i]! }));
	const { words } = treesOf([{ tokens }], syntax).tree;
	return new SentenceTree(
		words.map((word, i) => (i === lead.length && first ? { ...word, text: first.text } : word))
	);
}

type Part = Pick<SegmentedSentence, 'tokens'>;
type Arcs = Pick<SentenceSyntax, 'heads' | 'labels'>;

/** One tree of all parts, and as many others as there are opinions on every part. */
function treesOf(
	parts: readonly Part[],
	syntax: ReadsSyntax
): Pick<ParsedSentence, 'tree' | 'others'> {
	const read = parts.map(({ tokens }) => {
		const forms = tokens.map((token) => token.text);
		const plain = readUnmarked(forms, (words) =>
			readTwice(words, (again) => syntax.readAll(again))
		);
		return { tokens, syntax: reattach(forms, plain) };
	});
	const opinions = Math.min(...read.map((part) => part.syntax.opinions?.length ?? 0));
	const tree = assembled(read, (own) => own);
	if (!Number.isFinite(opinions) || opinions === 0) return { tree };
	const others = Array.from({ length: opinions }, (_, k) =>
		assembled(read, (own) => own.opinions![k]!)
	);
	return { tree, others };
}

function assembled(
	parts: readonly (Part & { syntax: SentenceSyntax })[],
	pick: (syntax: SentenceSyntax) => { [K in keyof Arcs]: readonly Arcs[K][number][] }
): SentenceTree {
	const words: Word[] = [];
	let root = -1;
	for (const { tokens, syntax } of parts) {
		const { heads, labels } = pick(syntax);
		const offset = words.length;
		tokens.forEach((token, i) => {
			const head = heads[i]!;
			const hangs = head === 0 && root >= 0;
			words.push({
				...token,
				upos: syntax.upos[i]!,
				xpos: syntax.xpos[i]!,
				lemma: syntax.lemmas[i]!,
				head: head > 0 ? offset + head - 1 : root,
				label: hangs ? 'parataxis' : labels[i]!,
				sure: syntax.sure[i]!
			});
		});
		if (root < 0) root = words.findIndex((word) => word.head < 0);
	}
	return new SentenceTree(words);
}
