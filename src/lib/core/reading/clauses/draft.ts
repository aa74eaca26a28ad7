/** A clause in the making: its predicate and the words that hang on it, before anything is said about its roles. */
import type { ParsedSentence, SentenceTree, Word } from '../tree.ts';
import type { Phrase, VerbGroup } from './clause.ts';
import { mended } from './mend.ts';

export interface Draft {
	/** Of the clause's predicate in its sentence. */
	predicate: number;
	/**
	 * The words that make the predicate, outermost first: "have", "leave" in "have to leave". Dependents of each are
	 * dependents of the clause.
	 */
	chain: readonly number[];
	/** Dependents of the chain that are not in it. */
	deps: readonly number[];
	/** Relation of the outermost word to its head. */
	label: string;
	/** Position of that head; −1 for the root. */
	head: number;
	/** The clause it hangs on or, for a coordinated one, is coordinated with; null for the root's. */
	above: Draft | null;
	/** Whether `above` is the clause it is coordinated with. */
	coordinated: boolean;
	/** Position of the copula; −1 without one. */
	copula: number;
	/** Whether it is the frame around a clause: "the problem *is* that …". */
	frame: boolean;
	/** Filled in as reading goes on. */
	verb: VerbGroup;
	subject: Phrase | null;
	object: Phrase | null;
	indirectObject: Phrase | null;
	predicative: Phrase | null;
	content: Draft | null;
	/** Complement clauses in order, `content` first. */
	complements: Draft[];
}

/** A sentence with what is known of it as a whole. */
export interface Context {
	/** Index of the sentence. */
	index: number;
	sentence: ParsedSentence;
	tree: SentenceTree;
	words: readonly Word[];
	/** For each word, which stretch of quotation it stands in; −1 outside. */
	quotation: readonly number[];
	drafts: Draft[];
	/** The draft whose chain a word belongs to. */
	draftOf: Map<number, Draft>;
}

export function contextOf(
	index: number,
	sentence: ParsedSentence,
	quotation: readonly number[]
): Context {
	const tree = mended(sentence.tree);
	return {
		index,
		sentence,
		tree,
		words: tree.words,
		quotation,
		drafts: [],
		draftOf: new Map()
	};
}

export const lemmaAt = (context: Context, at: number) => context.words[at]!.lemma.toLowerCase();
export const lowerAt = (context: Context, at: number) => context.words[at]!.text.toLowerCase();

/** The clause's own dependents so related, in order; a subtype counts for its base. */
export function dependents(context: Context, draft: Draft, ...labels: string[]): number[] {
	return draft.deps.filter((i) => labels.some((label) => context.tree.is(i, label)));
}

export function dependent(context: Context, draft: Draft, ...labels: string[]): number {
	return dependents(context, draft, ...labels)[0] ?? -1;
}

/** Lemma of the word that decides what may follow: of a copular clause, the adjective's or noun's. */
export const ownLemma = (context: Context, draft: Draft) =>
	lemmaAt(context, draft.chain[draft.chain.length - 1] ?? draft.predicate);

/** The first conjunct of the clauses it is coordinated with; itself when it is first. */
export function firstConjunct(draft: Draft): Draft {
	let first = draft;
	while (first.coordinated && first.above) first = first.above;
	return first;
}

/** The clause it depends on: the one above its first conjunct. */
export const governor = (draft: Draft): Draft | null => firstConjunct(draft).above;

/** Word positions of everything below the clause, itself included. */
export function extent(
	context: Context,
	draft: Draft,
	leaveOut?: (at: number) => boolean
): number[] {
	const found = [...draft.chain];
	if (draft.frame) found.push(draft.predicate);
	for (const dep of draft.deps) {
		if (!leaveOut?.(dep)) found.push(...context.tree.subtree(dep, leaveOut));
	}
	return [...new Set(found)].sort((a, b) => a - b);
}
