/** What a clause says: who does what to whom, in which circumstances, and who answers for it. */
import type { Span } from '../reading.ts';

/** A phrase that plays a part in a clause. Its span is one unbroken stretch of the article, its coordinated members included. */
export interface Phrase extends Span {
	text: string;
	/** Sentence and word position of its head. */
	sentence: number;
	head: number;
	/** Heads of its coordinated members in order, `head` first; just `head` when it is not coordinated. */
	members: number[];
	/**
	 * How the clause came by it: it stands there; or it is understood from the governing clause ("tried to enter"),
	 * from the noun a relative or participial clause hangs on, or from the clause this one is coordinated with.
	 */
	from: 'place' | 'control' | 'antecedent' | 'coordination';
}

export type ModifierRole =
	| 'place'
	| 'time'
	| 'manner'
	| 'purpose'
	| 'cause'
	| 'instrument'
	| 'source'
	| 'goal'
	| 'topic'
	| 'company'
	| 'condition'
	| 'concession'
	| 'exception'
	| 'comparison'
	| 'attribution'
	| 'extent'
	| 'other';

/** What limits or places the clause: a prepositional phrase, an adverb, a time noun, or an adverbial clause. */
export interface Modifier extends Span {
	text: string;
	head: number;
	/** The preposition or subordinator in lower case ("because of"); '' when there is none. */
	marker: string;
	role: ModifierRole;
	/** Id of the clause it is, when it is one. */
	clause: string | null;
}

export type Tense = 'past' | 'present' | 'future' | 'none';

export interface VerbGroup extends Span {
	/** Positions of auxiliaries, negation, the verb and its particle, in order. */
	words: number[];
	/** Of the main verb; of a copular clause 'be' (or 'become', …). */
	lemma: string;
	/** "out" in "carry out"; '' when there is none. */
	particle: string;
	tense: Tense;
	perfect: boolean;
	progressive: boolean;
	voice: 'active' | 'passive';
	/** Denied, by "not", "never", "no one", "neither" or the like. */
	negated: boolean;
	/** Lemma of the modal or semi-modal ("must", "may", "have to", "be to"); '' when there is none. */
	modal: string;
	copular: boolean;
}

/** Who answers for it: the article, somebody it names, or nobody (a condition, a wish, a plan, a possibility). */
export interface Factuality {
	kind: 'asserted' | 'attributed' | 'conditional' | 'hypothetical';
	/** To whom it is attributed; null when it is not, or when nobody is named ("reportedly"). */
	source: Phrase | null;
	/** Whether somebody says it, named or not, of what is conditional or hypothetical as well ("is expected to leave"). */
	heard: boolean;
}

export type ClauseKind =
	'main' | 'complement' | 'relative' | 'adverbial' | 'participial' | 'infinitive' | 'parenthetical';

export interface Clause extends Span {
	/** Unique in the Reading: `s3.7` is the clause of word 7 in sentence s3. */
	id: string;
	/** Index of the sentence. */
	sentence: number;
	/** Position of the predicate: the main verb, or the noun or adjective said of the subject. */
	predicate: number;
	kind: ClauseKind;
	/** Id of the clause it hangs on; null for a main clause. A coordinated clause has the parent of the first. */
	parent: string | null;
	/** Id of the clause it is coordinated with; null when it is not. */
	coordinatedWith: string | null;
	/** "if", "that", "because", "who" …; '' when there is none. */
	subordinator: string;
	verb: VerbGroup;
	/** As grammar has them. */
	subject: Phrase | null;
	object: Phrase | null;
	indirectObject: Phrase | null;
	/** What a copula says of the subject, or "elected her *president*". */
	predicative: Phrase | null;
	/** Id of the clause that is said, thought or wanted. */
	content: string | null;
	/** As meaning has them: passives turned round; null when nobody is given. */
	agent: Phrase | null;
	patient: Phrase | null;
	recipient: Phrase | null;
	modifiers: Modifier[];
	/** Words that weaken it: "generally", "almost", "reportedly", "about". */
	hedges: string[];
	/** Words that limit it: "only", "solely", "merely", "at least". */
	limits: string[];
	/** Whether it stands inside a quotation. */
	quoted: boolean;
	factuality: Factuality;
	/** 0 to 1: how likely everything in `agent` … `content`, `negated` and `factuality` is right. */
	confidence: number;
	/** Whether generators may ask from it. */
	sure: boolean;
}
