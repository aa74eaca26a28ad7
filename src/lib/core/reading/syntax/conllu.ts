/**
 * CoNLL-U (universaldependencies.org/format.html): the ten-column text that treebanks and our own output are kept in.
 * Multiword ranges (`3-4`), empty nodes (`8.1`) and comments are carried along so that writing gives every line back.
 */
import { foldLabel } from './labels.ts';

/** One sentence as it stands in the file: each line whole, and which of them are words (ids 1, 2, 3 …). */
export interface ConlluSentence {
	comments: string[];
	/** Every line below the comments, split at tabs into ten columns. */
	rows: string[][];
	/** Indexes into `rows` of the words, in order. */
	words: number[];
}

/** A sentence with its annotation, ready to learn from. Heads are 1-based; 0 is the root. Labels are folded. */
export interface Tree {
	forms: string[];
	lemmas: string[];
	/** `UPOS|XPOS` */
	tags: string[];
	heads: number[];
	labels: string[];
}

/** What was predicted for a sentence's words, in their order. */
export interface Prediction {
	lemmas: readonly string[];
	upos: readonly string[];
	xpos: readonly string[];
	/** 1-based, 0 for the root. */
	heads: readonly number[];
	labels: readonly string[];
	/** Which words are predicates of clauses surely read right. */
	sure: readonly boolean[];
}

/** The text is not CoNLL-U; the message names the line. */
export class ConlluError extends Error {}

const COLUMNS = 10;

/** @throws ConlluError on a line that has not ten columns, or words that are not numbered 1, 2, 3 … */
export function readConllu(text: string): ConlluSentence[] {
	const sentences: ConlluSentence[] = [];
	let current: ConlluSentence = { comments: [], rows: [], words: [] };
	const finish = () => {
		if (current.rows.length > 0) sentences.push(current);
		else if (current.comments.length > 0) return;
		current = { comments: [], rows: [], words: [] };
	};
	const lines = text.replace(/^\uFEFF/, '').split('\n');
	lines.forEach((raw, at) => {
		const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
		if (line.trim() === '') return finish();
		if (line.startsWith('#') && current.rows.length === 0) {
			current.comments.push(line);
			return;
		}
		const columns = line.split('\t');
		const id = columns[0]!;
		if (columns.length !== COLUMNS || !/^\d+(?:[-.]\d+)?$/.test(id)) {
			throw new ConlluError(`line ${at + 1} is not a CoNLL-U line of ${COLUMNS} columns`);
		}
		if (/^\d+$/.test(id)) {
			if (Number(id) !== current.words.length + 1) {
				throw new ConlluError(
					`line ${at + 1} has word number ${id} where ${current.words.length + 1} was due`
				);
			}
			current.words.push(current.rows.length);
		}
		current.rows.push(columns);
	});
	finish();
	return sentences;
}

/** The words' forms, in order. */
export function formsOf(sentence: ConlluSentence): string[] {
	return sentence.words.map((row) => sentence.rows[row]![1]!);
}

/** The annotation of a treebank's sentence, or null when its heads are no tree with one root. */
export function treeOf(sentence: ConlluSentence): Tree | null {
	const tree: Tree = { forms: [], lemmas: [], tags: [], heads: [], labels: [] };
	for (const row of sentence.words) {
		const [, form, lemma, upos, xpos, , head, label] = sentence.rows[row]!;
		tree.forms.push(form!);
		tree.lemmas.push(lemma!);
		tree.tags.push(`${upos}|${xpos}`);
		tree.heads.push(/^\d+$/.test(head!) ? Number(head) : -1);
		tree.labels.push(foldLabel(label!));
	}
	return isTree(tree.heads) ? tree : null;
}

/** Whether 1-based `heads` (0 for the root) make one tree with exactly one root. */
export function isTree(heads: readonly number[]): boolean {
	const n = heads.length;
	if (heads.filter((h) => h === 0).length !== 1) return n === 0;
	const reaches = new Uint8Array(n + 1);
	reaches[0] = 1;
	for (let start = 1; start <= n; start++) {
		const path: number[] = [];
		let at = start;
		while (reaches[at] === 0) {
			reaches[at] = 2;
			path.push(at);
			at = heads[at - 1]!;
			if (!(at >= 0 && at <= n)) return false;
		}
		if (reaches[at] === 2) return false;
		for (const node of path) reaches[node] = 1;
	}
	return true;
}

/**
 * The sentence as text with its annotation replaced: every line, comment and id stays, and of MISC only SpaceAfter.
 * `Sure=Yes` in MISC marks the predicates of sure clauses.
 */
export function writeConllu(sentence: ConlluSentence, prediction: Prediction): string {
	const place = new Map(sentence.words.map((row, word) => [row, word]));
	const lines = sentence.rows.map((columns, row) => {
		const [id, form] = columns;
		const misc = /(?:^|\|)(SpaceAfter=No)(?:\||$)/.exec(columns[9]!)?.[1] ?? '_';
		const word = place.get(row);
		if (word === undefined) return [id, form, '_', '_', '_', '_', '_', '_', '_', misc].join('\t');
		const marks = prediction.sure[word] ? [misc, 'Sure=Yes'].filter((m) => m !== '_') : [misc];
		return [
			id,
			form,
			prediction.lemmas[word],
			prediction.upos[word],
			prediction.xpos[word],
			'_',
			prediction.heads[word],
			prediction.labels[word],
			'_',
			marks.join('|')
		].join('\t');
	});
	return `${[...sentence.comments, ...lines].join('\n')}\n\n`;
}
