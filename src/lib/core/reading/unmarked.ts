/**
 * Reads a sentence without its quotation marks and bracketed asides, which lead a parser astray more than they help, and
 * puts both back: "Ecuador on Tuesday (Jan 27) denounced …" is read as "Ecuador on Tuesday denounced …".
 */
import type { SentenceSyntax } from './syntax/analyse.ts';
import { attachMarks, pairMarks } from './syntax/punctuation.ts';

type Read = (forms: readonly string[]) => SentenceSyntax;
type Arcs = Pick<SentenceSyntax, 'heads' | 'labels'>;

const QUOTE = /^(?:["“”„«»]|``|'')$/;
/** What opens a quotation, whatever stands before it; a straight mark opens where it is the first of two. */
const OPENING = /^(?:[“„«]|``)$/;
const BRACKET = /^[([]$/;
/** A longer aside is a sentence's own part. Words. */
const LONGEST_ASIDE = 14;
const SHORTEST_REST = 3;
const SURER = 0.05;

/**
 * Bracketed asides are always read apart. Quotation marks help as often as they mislead: without them it has to be the
 * surer reading by `SURER`.
 * @param read the syntax of words that are a sentence
 */
export function readUnmarked(forms: readonly string[], read: Read): SentenceSyntax {
	const asides = asidesOf(forms);
	const bare = without(forms, asides, () => false, read);
	if (!forms.some((form) => QUOTE.test(form))) return bare;
	const unquoted = without(forms, asides, (form) => QUOTE.test(form), read);
	return sureness(unquoted) > sureness(bare) + SURER ? unquoted : bare;
}

/** Of the sentence's own verb and of all predicates, 0 to 2. */
function sureness({ sure, heads }: SentenceSyntax): number {
	const predicates = sure.filter((value) => value > 0);
	const mean = predicates.reduce((sum, value) => sum + value, 0) / Math.max(1, predicates.length);
	return mean + sure[heads.indexOf(0)]!;
}

/** Reads what stands outside the asides, without words for which `leaveOut` says true, and each aside by itself. */
function without(
	forms: readonly string[],
	asides: readonly [number, number][],
	leaveOut: (form: string) => boolean,
	read: Read
): SentenceSyntax {
	const isAside = forms.map((_, i) => asides.some(([open, close]) => open <= i && i <= close));
	const kept = forms.flatMap((form, i) => (isAside[i] || leaveOut(form) ? [] : [i]));
	const words = kept.filter((i) => /[\p{L}\p{N}]/u.test(forms[i]!));
	if (kept.length === forms.length || words.length < SHORTEST_REST) return read(forms);
	const parts = [
		{ at: kept, syntax: read(kept.map((i) => forms[i]!)) },
		...asides.map(([open, close]) => {
			const at = forms.flatMap((form, i) => (i > open && i < close && !leaveOut(form) ? [i] : []));
			return { at, syntax: read(at.map((i) => forms[i]!)) };
		})
	];
	return joined(forms, parts);
}

/** Bracketed words that can be left out, as places of their brackets; none within another. */
function asidesOf(forms: readonly string[]): [number, number][] {
	const found = pairMarks(forms).filter(
		([open, close]) =>
			BRACKET.test(forms[open]!) &&
			open > 0 &&
			close - open - 1 <= LONGEST_ASIDE &&
			forms.slice(open + 1, close).some((form) => /[\p{L}\p{N}]/u.test(form))
	);
	return found.filter(([open, close]) => !found.some(([o, c]) => o < open && close < c));
}

interface Part {
	/** Places of its words in the whole sentence. */
	at: readonly number[];
	syntax: SentenceSyntax;
}

/** The first part is the sentence, the others are asides in it. */
function joined(forms: readonly string[], parts: readonly Part[]): SentenceSyntax {
	const blank = <T>(value: T) => forms.map(() => value);
	const upos = blank('PUNCT');
	const xpos = forms.map((form, i) => markTag(form, i, forms));
	const lemmas = [...forms];
	const sure = blank(0);
	for (const { at, syntax } of parts) {
		at.forEach((place, i) => {
			upos[place] = syntax.upos[i]!;
			xpos[place] = syntax.xpos[i]!;
			lemmas[place] = syntax.lemmas[i]!;
			sure[place] = syntax.sure[i]!;
		});
	}
	const arcs = (pick: (syntax: SentenceSyntax) => Arcs) => joinArcs(forms, upos, parts, pick);
	const known = Math.min(...parts.map((part) => part.syntax.opinions?.length ?? 0));
	const opinions = Array.from({ length: known }, (_, k) => arcs((own) => own.opinions![k]!));
	const tree = { upos, xpos, lemmas, ...arcs((own) => own), sure };
	return known > 0 ? { ...tree, opinions } : tree;
}

/** One tree: each aside hangs on what stands before it, each mark on what it encloses or on its neighbour. */
function joinArcs(
	forms: readonly string[],
	upos: readonly string[],
	parts: readonly Part[],
	pick: (syntax: SentenceSyntax) => Arcs
): Arcs {
	const heads = forms.map(() => -1);
	const labels = forms.map(() => 'punct');
	for (const [k, { at, syntax }] of parts.entries()) {
		const own = pick(syntax);
		at.forEach((place, i) => {
			const head = own.heads[i]!;
			heads[place] = head === 0 ? 0 : at[head - 1]! + 1;
			labels[place] = own.labels[i]!;
			if (head > 0 || k === 0) return;
			heads[place] = hostOf(at[0]! - 2, heads, labels) + 1;
			labels[place] = /^(?:NOUN|PROPN|NUM|SYM)$/.test(upos[place]!) ? 'appos' : 'parataxis';
		});
	}
	// Marks that were taken out hang on the next word, or on the last one before them.
	forms.forEach((_, i) => {
		if (heads[i]! >= 0) return;
		const isWord = (k: number) => heads[k]! >= 0 && labels[k] !== 'punct';
		const next = forms.findIndex((_form, k) => k > i && isWord(k));
		const place = next >= 0 ? next : forms.findLastIndex((_form, k) => k < i && isWord(k));
		heads[i] = -2 - place;
	});
	const settled = heads.map((head) => (head < -1 ? -head - 1 : head));
	return { heads: attachMarks(forms, settled, labels), labels };
}

/** The last word before an aside, or the head of the name it ends. */
function hostOf(before: number, heads: readonly number[], labels: readonly string[]): number {
	let at = before;
	while (at > 0 && (heads[at]! < 0 || labels[at] === 'punct')) at -= 1;
	while (/^(?:flat|compound|fixed|goeswith)/.test(labels[at]!) && heads[at]! > 0)
		at = heads[at]! - 1;
	return at;
}

/** As the treebanks tag marks. */
function markTag(form: string, at: number, forms: readonly string[]): string {
	if (form === '(' || form === '[') return '-LRB-';
	if (form === ')' || form === ']') return '-RRB-';
	if (form === '"') return forms.slice(0, at).filter((f) => f === '"').length % 2 ? "''" : '``';
	return OPENING.test(form) ? '``' : "''";
}
