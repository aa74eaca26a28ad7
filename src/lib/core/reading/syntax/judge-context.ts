/** A parsed sentence as the judge sees it, and which arcs of it are worth judging. */
import type { ParseContext } from './parse-features.ts';
import type { ParsedTree } from './parser.ts';

/** What the names of labels and tags say, by number. Labels count from 1 here; 0 is the root's. */
export interface JudgeKinds {
	names: readonly string[];
	number: ReadonlyMap<string, number>;
	/** By label: its bit among those that tell what a word already has; 0 for the others. */
	telling: Int32Array;
	/** The label of coordinators; −1 where there is none. */
	cc: number;
	/** By tag number: whether it is a noun's, name's, pronoun's or number's. */
	nominal: Uint8Array;
	/** By tag number: whether it is punctuation's. */
	punctuation: Uint8Array;
}

/** A parser's tree with labels as numbers and leads by order of magnitude, by 1-based position. */
export interface Opinion {
	heads: Int32Array;
	labels: Int32Array;
	margins: Int32Array;
	labelMargins: Int32Array;
	rivals: Int32Array;
}

/** The tree that is judged. Positions are 1-based; 0 is the root. */
export interface JudgedTree {
	heads: Int32Array;
	labels: Int32Array;
	/** Each word's dependents in order. */
	dependents: readonly (readonly number[])[];
	/** How many nouns stand before each position, not counting those that modify the next word. */
	nouns: Int32Array;
}

export interface JudgeContext {
	kinds: JudgeKinds;
	words: ParseContext;
	opinions: readonly Opinion[];
	tree: JudgedTree;
}

/** Labels of dependents that tell how complete a word is and what it can be. */
const TELLING = [
	'nsubj',
	'nsubj:pass',
	'obj',
	'cop',
	'aux:pass',
	'case',
	'mark',
	'det',
	'cc',
	'aux',
	'csubj',
	'iobj',
	'xcomp',
	'ccomp',
	'advcl',
	'expl',
	'conj',
	'appos'
];

/**
 * @param labels every relation but root
 * @param tags `UPOS|XPOS` by tag number
 */
export function judgeKinds(labels: readonly string[], tags: readonly string[]): JudgeKinds {
	const names = ['root', ...labels];
	return {
		names,
		number: new Map(names.map((name, i) => [name, i])),
		telling: Int32Array.from(names, (name) =>
			TELLING.includes(name) ? 1 << TELLING.indexOf(name) : 0
		),
		cc: names.indexOf('cc'),
		nominal: Uint8Array.from(tags, (tag) => (/^(?:NOUN|PROPN|PRON|NUM)\|/.test(tag) ? 1 : 0)),
		punctuation: Uint8Array.from(tags, (tag) => (tag.startsWith('PUNCT|') ? 1 : 0))
	};
}

/** Leads below 16 are alike; above, each doubling is a step. */
const magnitude = (lead: number) => (lead < 16 ? 0 : 28 - Math.clz32(lead));

export function opinionOf(tree: ParsedTree, { number }: JudgeKinds): Opinion {
	const placed = (list: readonly number[]) => Int32Array.from([0, ...list]);
	return {
		heads: placed(tree.heads),
		labels: placed(tree.labels.map((label) => number.get(label) ?? 0)),
		margins: placed(tree.margins.map(magnitude)),
		labelMargins: placed(tree.labelMargins.map(magnitude)),
		rivals: placed(tree.rivals)
	};
}

/** @param heads 1-based, 0 for the root, one a word */
export function judgedTree(
	{ words, kinds }: Pick<JudgeContext, 'words' | 'kinds'>,
	heads: readonly number[],
	labels: readonly string[]
): JudgedTree {
	const n = heads.length;
	const dependents: number[][] = Array.from({ length: n + 1 }, () => []);
	heads.forEach((head, i) => dependents[head]!.push(i + 1));
	const nouns = new Int32Array(n + 2);
	heads.forEach((head, i) => {
		const counts = kinds.nominal[words.tags[i + 1]! - 1] === 1 && head !== i + 2;
		nouns[i + 2] = nouns[i + 1]! + (counts ? 1 : 0);
	});
	return {
		heads: Int32Array.from([0, ...heads]),
		labels: Int32Array.from([0, ...labels.map((label) => kinds.number.get(label) ?? 0)]),
		dependents,
		nouns
	};
}

/**
 * Tells whether a judgement on a word would be the same again: whether nothing has changed that is looked at for it.
 * @returns a test of a word (1-based) and the heads that were judged for it
 */
export function unchanged(
	before: JudgedTree,
	after: JudgedTree
): (word: number, options: readonly { head: number }[]) => boolean {
	const n = before.heads.length - 1;
	// Each word with another head or label, and the heads that gained, lost or kept it.
	const touched = new Uint8Array(n + 1);
	for (let i = 1; i <= n; i++) {
		if (before.heads[i] === after.heads[i] && before.labels[i] === after.labels[i]) continue;
		touched[i] = touched[before.heads[i]!] = touched[after.heads[i]!] = 1;
	}
	const nounsIn = ({ nouns }: JudgedTree, low: number, high: number) =>
		nouns[high]! - nouns[low + 1]!;
	return (word, options) =>
		touched[word] === 0 &&
		touched[after.heads[after.heads[word]!]!] === 0 &&
		options.every(({ head }) => {
			const low = Math.min(word, head);
			const high = Math.max(word, head);
			return touched[head] === 0 && nounsIn(before, low, high) === nounsIn(after, low, high);
		});
}

/**
 * The heads worth judging for a word: the one it has, those that a parser chose or nearly chose, and those that lie near
 * in the tree and in the text.
 */
export function candidateHeads(c: JudgeContext, word: number): number[] {
	const { heads, dependents } = c.tree;
	const head = heads[word]!;
	const found = [head];
	const add = (candidate: number) => {
		if (candidate !== word && !found.includes(candidate)) found.push(candidate);
	};
	for (const o of c.opinions) add(o.heads[word]!);
	if (head === 0) return found;
	// 0 would be the root, which only a parser's choice makes a candidate; nothing hangs on punctuation.
	const addWord = (candidate: number) => {
		if (candidate <= 0 || candidate > c.words.n) return;
		if (c.kinds.punctuation[c.words.tags[candidate]! - 1] === 0) add(candidate);
	};
	for (const o of c.opinions) addWord(o.rivals[word]!);
	addWord(heads[head]!);
	addWord(heads[heads[head]!]!);
	const beside = dependents[head]!;
	const at = beside.indexOf(word);
	addWord(beside[at - 1] ?? 0);
	addWord(beside[at + 1] ?? 0);
	addWord(word - 1);
	addWord(word + 1);
	return found;
}
