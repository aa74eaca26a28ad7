/** Where words stand in their clause and sentence, as far as reference depends on it. */
import type { SentenceTree } from '../tree.ts';

/** Roles, the more prominent first. */
export const ROLES = [
	'subject',
	'passive subject',
	'object',
	'oblique',
	'owner',
	'of a noun',
	'apposition',
	'other'
] as const;
export type Role = (typeof ROLES)[number];

/** The first of its coordination, whose role all members share. */
export function firstConjunct(tree: SentenceTree, at: number): number {
	let first = at;
	while (tree.is(first, 'conj') && tree.words[first]!.head >= 0) first = tree.words[first]!.head;
	return first;
}

export function roleOf(tree: SentenceTree, at: number): Role {
	const first = firstConjunct(tree, at);
	const { label } = tree.words[first]!;
	if (label === 'nsubj:pass') return 'passive subject';
	if (label.startsWith('nsubj')) return 'subject';
	if (label === 'obj' || label === 'iobj') return 'object';
	if (label.startsWith('obl')) return 'oblique';
	if (label === 'nmod:poss') return 'owner';
	if (label.startsWith('nmod') || label === 'compound') return 'of a noun';
	return label === 'appos' ? 'apposition' : 'other';
}

const CLAUSES = ['root', 'conj', 'ccomp', 'xcomp', 'advcl', 'acl', 'csubj', 'parataxis'];

/** The predicate of the clause that a word stands in: itself or the nearest one above. */
export function clauseOf(tree: SentenceTree, at: number): number {
	let up = at;
	for (;;) {
		const { head, upos } = tree.words[up]!;
		if (head < 0) return up;
		const heads = CLAUSES.some((label) => tree.is(up, label));
		const nominal = tree.is(up, 'conj') && upos !== 'VERB' && tree.child(up, 'nsubj', 'cop') < 0;
		if (up !== at && heads && !nominal) return up;
		if (up === at && heads && !nominal && (upos === 'VERB' || tree.child(up, 'cop') >= 0))
			return up;
		up = head;
	}
}

/** The predicate of the clause above that of `predicate`, or −1 for the main one. */
export function clauseAbove(tree: SentenceTree, predicate: number): number {
	const { head } = tree.words[predicate]!;
	return head < 0 ? -1 : clauseOf(tree, head);
}

/** The subject of a clause, also one understood from the clause above ("wants *Ben* to help"); −1 when none is given. */
export function subjectOf(tree: SentenceTree, predicate: number): number {
	let at = predicate;
	for (let step = 0; step < 6; step++) {
		const own = tree.child(at, 'nsubj');
		if (own >= 0) return own;
		const { head } = tree.words[at]!;
		if (head < 0) return -1;
		if (tree.is(at, 'xcomp')) {
			const object = tree.child(head, 'obj', 'iobj');
			if (object >= 0) return object;
		} else if (tree.is(at, 'acl') && !tree.is(at, 'acl:relcl')) return head;
		else if (!tree.is(at, 'conj') && !tree.is(at, 'advcl')) return -1;
		else if (
			tree.is(at, 'advcl') &&
			tree.child(at, 'mark') >= 0 &&
			tree.words[at]!.xpos !== 'VBG'
		) {
			return -1;
		}
		at = head;
	}
	return -1;
}

/** Whether `above` is the word or above it, without leaving a clause or a coordination on the way. */
export function isWithinPhrase(tree: SentenceTree, at: number, above: number): boolean {
	let up = at;
	while (up !== above) {
		const { head } = tree.words[up]!;
		if (head < 0 || ['conj', 'acl', 'advcl', 'ccomp'].some((label) => tree.is(up, label)))
			return false;
		up = head;
	}
	return true;
}
