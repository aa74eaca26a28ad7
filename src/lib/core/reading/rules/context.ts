/** What the rules of a sentence are found from, and how they are found. */
import type { Clause, Phrase } from '../clauses/clause.ts';
import type { Span } from '../reading.ts';
import type { ParsedSentence } from '../tree.ts';
import type { Force } from './norm.ts';

export interface Context {
	sentence: ParsedSentence;
	index: number;
	/** Of the sentence. */
	clauses: readonly Clause[];
	byId: ReadonlyMap<string, Clause>;
	/** Whether the text as a whole lays down rules, so that its weaker words bind too. */
	binding: boolean;
}

/** A rule found: which clause tells the action, which carry the force, who is bound. */
export interface Found {
	action: Clause;
	/** The clause that carries the force when it is not the action's own. */
	carrier: Clause | null;
	force: Force;
	bearer: Phrase | null;
	cue: Span;
	source: Phrase | null;
	/** "Smoking is prohibited": the noun that names the action, which has no clause of its own. */
	named?: { lemma: string; text: string };
}
