/** Which words a mention is made of, from the tree. */

/** A parsed sentence, one entry a word in each list: what SyntaxReader gives, with the words. */
export interface ParsedWords {
	forms: readonly string[];
	upos: readonly string[];
	xpos: readonly string[];
	lemmas: readonly string[];
	/** 1-based, 0 for the root. */
	heads: readonly number[];
	labels: readonly string[];
}

/** Relations of the further words of a name to its head. */
export const NAME_PARTS: ReadonlySet<string> = new Set(['compound', 'flat']);

/** The words that make up a name together with its head. */
export function nameParts(
	{ upos, labels }: ParsedWords,
	below: readonly (readonly number[])[],
	head: number
): number[] {
	return below[head]!.filter((at) => upos[at] === 'PROPN' && NAME_PARTS.has(labels[at]!));
}

/** The dependents of each word, in order. */
export function dependentsOf(heads: readonly number[]): number[][] {
	const below: number[][] = heads.map(() => []);
	heads.forEach((head, at) => {
		if (head > 0) below[head - 1]!.push(at);
	});
	return below;
}

/** Relations that lead out of a noun's mention: what is said of it rather than what it is called. */
const OUTSIDE = new Set([
	'acl:relcl',
	'appos',
	'parataxis',
	'discourse',
	'vocative',
	'conj',
	'cc',
	'case',
	'mark',
	'cop',
	'punct',
	'nsubj',
	'nsubj:pass',
	'csubj',
	'aux',
	'aux:pass',
	'advcl',
	'advmod',
	'expl',
	'obl',
	'obj',
	'iobj',
	'ccomp',
	'xcomp',
	'dislocated',
	'reparandum',
	'orphan',
	'list',
	'dep'
]);
/** Adverbs that belong to the noun when they stand before it ("about 200 people"). */
const LIMITING = new Set(['advmod']);

/** Lead from an act to its time; between nouns they are mostly an act's that the parser hung too low. */
const WHEN = new Set([
	'in',
	'on',
	'at',
	'since',
	'during',
	'before',
	'after',
	'until',
	'by',
	'for',
	'within'
]);

/** The dependents of `head` that say when rather than what, told by their types: "the harbour in March". */
export function timesBelow(
	{ forms, labels }: ParsedWords,
	below: readonly (readonly number[])[],
	head: number,
	isTime: (at: number) => boolean
): Set<number> {
	const says = (at: number) => labels[at] === 'case' && WHEN.has(forms[at]!.toLowerCase());
	return new Set(
		below[head]!.filter(
			(at) => labels[at] === 'nmod' && at > head && isTime(at) && below[at]!.some(says)
		)
	);
}

/**
 * First and last position of the mention whose head is `head`: the unbroken stretch of its determiners, modifiers and
 * complements, without relative clauses, appositions, further conjuncts, case marks and outer punctuation.
 * @param leaveOut of its dependents those that are no part of it, though their relations would allow it
 */
export function mentionSpan(
	{ forms, labels, upos }: ParsedWords,
	below: readonly (readonly number[])[],
	head: number,
	leaveOut: ReadonlySet<number>
): { first: number; last: number } {
	const inside = new Set<number>([head]);
	const open = below[head]!.filter((at) => {
		if (leaveOut.has(at)) return false;
		const limits = LIMITING.has(labels[at]!) && at < head && upos[head] === 'NOUN';
		return limits || !OUTSIDE.has(labels[at]!);
	});
	while (open.length > 0) {
		const at = open.pop()!;
		inside.add(at);
		open.push(...below[at]!.filter((child) => labels[child] !== 'parataxis'));
	}
	let first = head;
	let last = head;
	const mark = (at: number) => labels[at] === 'punct' && below[head]!.includes(at);
	const reaches = (at: number) => inside.has(at) || mark(at);
	while (first > 0 && reaches(first - 1)) first--;
	while (last + 1 < forms.length && reaches(last + 1)) last++;
	while (first < head && (labels[first] === 'punct' || labels[first] === 'case')) first++;
	while (last > head && labels[last] === 'punct') last--;
	return { first, last };
}
