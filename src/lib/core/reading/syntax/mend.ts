/**
 * Keeps what no English tree has (by the Universal Dependencies guidelines) out of the trees that readers get: words
 * called punctuation, dependents of punctuation or of function words, two subjects or objects of one predicate.
 */

/** Each word's universal tag, head (1-based, 0 for the one root) and label. */
export interface MendInput {
	upos: readonly string[];
	heads: readonly number[];
	labels: readonly string[];
}

/** Of each of these a head has at most one dependent. */
const ONCE = [['nsubj', 'nsubj:pass'], ['obj'], ['iobj'], ['cop'], ['obl:agent']];

/** Words so labelled have no dependents but those in `FEW`: what else hangs on them belongs to their head. */
const FUNCTION_WORDS = new Set(['aux', 'aux:pass', 'case', 'cc', 'cop', 'det', 'mark']);
const FEW = new Set([
	'advmod',
	'case',
	'cc',
	'conj',
	'fixed',
	'goeswith',
	'nmod',
	'obl',
	'punct',
	'reparandum'
]);

/** @returns a tree over the same words with the same root, unless that is a punctuation mark among words */
export function mend({ upos, heads, labels }: MendInput): { heads: number[]; labels: string[] } {
	const tree = { heads: [...heads], labels: [...labels] };
	labelPunctuation(upos, tree);
	liftDependents(upos, tree);
	moveRootToWord(upos, tree);
	for (const group of ONCE) keepFirst(group, tree);
	return tree;
}

interface Draft {
	heads: number[];
	labels: string[];
}

const isMark = (upos: string | undefined) => upos === 'PUNCT';

/** Only marks and symbols are `punct`, and marks are nothing else. */
function labelPunctuation(upos: readonly string[], { heads, labels }: Draft): void {
	labels.forEach((label, i) => {
		if (heads[i] === 0) return;
		if (isMark(upos[i])) labels[i] = 'punct';
		else if (label === 'punct' && upos[i] !== 'SYM') labels[i] = 'dep';
	});
}

/** Hangs what marks and function words cannot have on the nearest word above that can. */
function liftDependents(upos: readonly string[], { heads, labels }: Draft): void {
	const below: number[][] = heads.map(() => []);
	heads.forEach((head, i) => head > 0 && below[head - 1]!.push(i));
	const canHave = (word: number, dependent: number) =>
		!isMark(upos[word]) && (!FUNCTION_WORDS.has(labels[word]!) || FEW.has(labels[dependent]!));
	// From the root down, so that each word's head is settled before its dependents look for theirs.
	const queue = [heads.indexOf(0)].filter((root) => root >= 0);
	for (let at = 0; at < queue.length; at++) {
		const word = queue[at]!;
		for (const dependent of below[word]!) {
			queue.push(dependent);
			let above = word;
			while (heads[above] !== 0 && !canHave(above, dependent)) above = heads[above]! - 1;
			heads[dependent] = above + 1;
		}
	}
}

/** A mark is root only where nothing but marks hangs on it; else its first other dependent takes its place. */
function moveRootToWord(upos: readonly string[], { heads, labels }: Draft): void {
	const root = heads.indexOf(0);
	if (root < 0 || !isMark(upos[root])) return;
	const heir = heads.findIndex((head, i) => head === root + 1 && !isMark(upos[i]));
	if (heir < 0) return;
	heads[heir] = 0;
	labels[heir] = 'root';
	heads[root] = heir + 1;
	labels[root] = 'punct';
	heads.forEach((head, i) => {
		if (head === root + 1) heads[i] = heir + 1;
	});
}

/** The first of a head's dependents with such a label keeps it. */
function keepFirst(group: readonly string[], { heads, labels }: Draft): void {
	const holders = new Set<number>();
	labels.forEach((label, i) => {
		if (!group.includes(label)) return;
		if (holders.has(heads[i]!)) labels[i] = 'dep';
		holders.add(heads[i]!);
	});
}

/**
 * Where a participle is the sentence's verb, without an auxiliary but with a subject of its own, it is none: "The mill
 * closed". Its 0-based place; −1 where there is none.
 */
export function finiteRoot(
	xpos: readonly string[],
	heads: readonly number[],
	labels: readonly string[]
): number {
	const root = heads.indexOf(0);
	if (root < 0 || xpos[root] !== 'VBN') return -1;
	const own = labels.filter((_, i) => heads[i] === root + 1);
	const helped = own.some((label) => /^(?:aux|aux:pass|cop)$/.test(label));
	return own.includes('nsubj') && !helped ? root : -1;
}
