import type { Clause } from './clauses/clause.ts';
import type { ParsedSentence } from './tree.ts';

/**
 * What the analyser makes of an article. Every start/end is a UTF-16 offset into the article text, end exclusive, so
 * that `text.slice(start, end)` is always the words meant.
 */
export interface Span {
	start: number;
	end: number;
}

/** Universal part-of-speech tags. */
export interface Token extends Span {
	text: string;
	pos: string;
	lemma: string;
}

export type EntityType =
	'person' | 'place' | 'organization' | 'nationality' | 'year' | 'date' | 'number' | 'other';

export interface Entity extends Span {
	text: string;
	type: EntityType;
	/** Finer class within the type: 'country', 'city', 'state' for places; 'acronym' for organisations; '' else. */
	class: string;
	/** Names of one thing share a key. */
	key: string;
}

export interface Sentence extends ParsedSentence {
	/** True when it is one entry of a list. */
	listed: boolean;
	tokens: Token[];
	entities: Entity[];
}

export interface Quote extends Span {
	/** The words between the quotation marks; start and end are theirs. */
	text: string;
	/** Index of the sentence. */
	sentence: number;
	/** Who said it, where the sentence says so plainly; its span, or null. */
	speaker: (Span & { text: string }) | null;
	verb: string;
}

export type Force = 'must' | 'should' | 'may' | 'must-not' | 'should-not' | 'need-not';

/** A rule the article states. Spans and texts come from one sentence. */
export interface Norm {
	sentence: number;
	force: Force;
	/** Who is bound; '' for an imperative. */
	bearer: string;
	/** Words that carry the force ("must not"), as a span. */
	cue: Span;
	/** The action, beginning with its verb in the base form ("wear goggles"). */
	action: string;
	/** What follows the action and limits it: "before entering", "if …"; '' when nothing. */
	condition: string;
	/** The clause after unless / except / though, '' when there is none. */
	exception: string;
}

/** Someone did or tried something contested. */
export interface Incident {
	sentence: number;
	verb: string;
}

export interface SetAside extends Span {
	reason:
		| 'dateline'
		| 'heading'
		| 'caption'
		| 'link'
		| 'category'
		| 'front matter'
		| 'markup'
		| 'table'
		| 'code'
		| 'list entry'
		| 'too long';
}

export interface Reading {
	text: string;
	/** BCP 47 tag, 'und' when it cannot be told. */
	language: string;
	words: number;
	/** Title found in the text, '' when there is none. */
	title: string;
	/** Explicit date and place of the dateline, '' when there is none. */
	dateline: { date: string; place: string };
	sentences: Sentence[];
	setAside: SetAside[];
	clauses: Clause[];
	quotes: Quote[];
	norms: Norm[];
	incidents: Incident[];
}
