import { describe, expect, it } from 'vitest';
import { SentenceTree, type Word } from './tree.ts';

const word = (text: string, start: number, head: number, label: string): Word => ({
	text,
	start,
	end: start + text.length,
	upos: 'X',
	xpos: 'XX',
	lemma: text,
	head,
	label,
	sure: 0
});

describe('a sentence tree', () => {
	// "Guards were told to wait"
	const tree = new SentenceTree([
		word('Guards', 0, 2, 'nsubj:pass'),
		word('were', 7, 2, 'aux:pass'),
		word('told', 12, -1, 'root'),
		word('to', 17, 4, 'mark'),
		word('wait', 20, 2, 'xcomp')
	]);

	it('finds the root and its dependents in the order of the text', () => {
		expect(tree.root).toBe(2);
		expect(tree.children(2)).toEqual([0, 1, 4]);
	});

	it('counts a subtype for its base, and not the other way round', () => {
		expect(tree.children(2, 'nsubj')).toEqual([0]);
		expect(tree.child(2, 'nsubj:pass')).toBe(0);
		expect(tree.child(4, 'aux')).toBe(-1);
	});

	it('gives a branch whole or without what is left out, and its span in the article', () => {
		expect(tree.subtree(2, (i) => tree.is(i, 'xcomp'))).toEqual([0, 1, 2]);
		expect(tree.span(tree.subtree(4))).toEqual({ start: 17, end: 24 });
	});

	it('has no root when there are no words', () => {
		expect(new SentenceTree([]).root).toBe(-1);
	});
});
