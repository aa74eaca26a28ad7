/** Rules the article states: who must, may or must not do what, when, and except when. */
import type { Phrase } from '../clauses/clause.ts';
import type { Span } from '../reading.ts';

export type Force = 'must' | 'should' | 'may' | 'must-not' | 'should-not' | 'need-not';

/** Words that limit a rule, as they stand, with the word that opens them ("if", "without", "within"). */
export interface Limit extends Span {
	marker: string;
	text: string;
}

export interface Norm extends Span {
	/** Unique in the Reading. */
	id: string;
	/** Index of the sentence. */
	sentence: number;
	/** Id of the clause that tells the action; '' where only a noun names it in a list of what is forbidden. */
	clause: string;
	force: Force;
	/** Who is bound; null for an imperative or where nobody is named. */
	bearer: Phrase | null;
	/** The words that carry the force ("must not", "is prohibited"). */
	cue: Span;
	/** The main verb of what is to be done: its base form and particle. */
	verb: { lemma: string; particle: string };
	object: Phrase | null;
	/** The action with its verb in the base form, without what limits it: "wear goggles in the laboratory". */
	action: string;
	conditions: Limit[];
	exceptions: Limit[];
	/** Who or what lays the rule down, where it is said: "the policy", "the ministry". */
	source: Phrase | null;
}
