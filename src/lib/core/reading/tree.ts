/** A sentence's words with their dependency tree, and the ways about in it. */
import type { Span } from './reading.ts';

/** One word (a syntactic word: "do" and "n't" are two). Offsets are UTF-16, into the article. */
export interface Word extends Span {
	text: string;
	/** Universal part of speech. */
	upos: string;
	/** Penn tag as the English treebanks give it. */
	xpos: string;
	lemma: string;
	/** Position of the head in the sentence's list of words; −1 for the root. */
	head: number;
	/** Universal Dependencies relation to the head. */
	label: string;
	/** For the predicate of a clause, how likely its core dependents are all right, 0 to 1; 0 for other words. */
	sure: number;
}

export class SentenceTree {
	readonly words: readonly Word[];
	/** Position of the root; −1 when there are no words. */
	readonly root: number;
	private readonly below: readonly (readonly number[])[];

	constructor(words: readonly Word[]) {
		this.words = words;
		const below: number[][] = words.map(() => []);
		words.forEach((word, i) => {
			if (word.head >= 0) below[word.head]!.push(i);
		});
		this.below = below;
		this.root = words.findIndex((word) => word.head < 0);
	}

	/** Dependents in the order of the text; with `labels`, only those so related (a subtype counts for its base). */
	children(at: number, ...labels: string[]): readonly number[] {
		const all = this.below[at]!;
		if (labels.length === 0) return all;
		return all.filter((i) => labels.some((label) => this.is(i, label)));
	}

	/** The first such dependent, or −1. */
	child(at: number, ...labels: string[]): number {
		return this.children(at, ...labels)[0] ?? -1;
	}

	/** Whether the word's relation is `label` or a subtype of it. */
	is(at: number, label: string): boolean {
		const own = this.words[at]!.label;
		return own === label || own.startsWith(`${label}:`);
	}

	/** Positions of the word and all below it, in order; branches for which `leaveOut` says true are not entered. */
	subtree(at: number, leaveOut: (position: number) => boolean = () => false): number[] {
		const found: number[] = [];
		const open = [at];
		while (open.length > 0) {
			const next = open.pop()!;
			found.push(next);
			for (const child of this.below[next]!) if (!leaveOut(child)) open.push(child);
		}
		return found.sort((a, b) => a - b);
	}

	/** From the first to the last of these positions, in the article. */
	span(positions: readonly number[]): Span {
		return {
			start: this.words[positions[0]!]!.start,
			end: this.words[positions[positions.length - 1]!]!.end
		};
	}
}

/** A sentence's part in a list: it opens it, or is an entry that goes on from the opener. */
export interface ListPart {
	/**
	 * `opener`: left unfinished for its entries, says nothing by itself ("Visitors must:"); `limited`: its entries say
	 * when it holds ("You may leave if:"); `entry` and `limit`: the entries of these. The tree of an entry or limit
	 * begins with the words of its opener, which have their own offsets, before the sentence's. `item`: an entry that
	 * names what its opener forbids or allows ("The following are forbidden:" "smoking").
	 */
	role: 'opener' | 'limited' | 'entry' | 'limit' | 'item';
	/** The opener's span. */
	words: Span;
}

/** A sentence of the article, parsed. */
export interface ParsedSentence extends Span {
	/** `s1`, `s2`, … in the order of the text. */
	id: string;
	text: string;
	/** Index of the paragraph it stands in. */
	paragraph: number;
	tree: SentenceTree;
	/** What each parser alone made of it, where that is known: a clause that all of them read alike is surer. */
	others?: readonly SentenceTree[];
	/** Null or not there for what has no part in a list whose entries go on from its opener. */
	list?: ListPart | null;
}
