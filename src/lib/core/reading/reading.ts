import type { Clause } from './clauses/clause.ts';
import type { Claim } from './claims/claim.ts';
import type { StoryEvent } from './events/event.ts';
import type { DayRange } from './reference/calendar.ts';
import type { Norm } from './rules/norm.ts';
import type { ParsedSentence } from './tree.ts';
import type { EntityClass, FineType } from './typing/entity-types.ts';

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

/** A named or common noun phrase with its kind. Positions are words of its sentence, `until` exclusive. */
export interface Mention extends Span {
	text: string;
	sentence: number;
	head: number;
	from: number;
	until: number;
	type: EntityClass;
	/** As the treebank types it: 'event', 'object', 'abstract', … */
	fine: FineType;
	named: boolean;
	/** 0 to 1, that the type is right. */
	confidence: number;
	/** Index into the Reading's clusters; −1 when it belongs to none. */
	cluster: number;
}

/** One thing the article speaks of under several names. */
export interface Cluster {
	/** The fullest name, without a title. */
	name: string;
	type: EntityClass;
}

/** A third-person pronoun and what it stands for. */
export interface Pronoun {
	position: number;
	/** −1 when it cannot be told. */
	cluster: number;
}

export interface Sentence extends ParsedSentence {
	mentions: Mention[];
	pronouns: Pronoun[];
	/** True when it is one entry of a list. */
	listed: boolean;
	tokens: Token[];
	entities: Entity[];
}

/** Who says something, as the article names them there; it may be a pronoun. */
export interface Speaker extends Span {
	text: string;
	/** Index of the sentence it stands in: not always the quotation's. */
	sentence: number;
	/** Position of its head in that sentence. */
	head: number;
}

/** Words between quotation marks, the outermost ones; start and end are those of the words. */
export interface Quote extends Span {
	text: string;
	/** Index of the sentence it begins in. */
	sentence: number;
	/** Whether somebody's utterance is quoted, as a whole or in part, and not single words or a name. */
	utterance: boolean;
	/** Null where the article does not say plainly who says it. */
	speaker: Speaker | null;
	/** The verb that gives it to the speaker, as it stands; '' when there is none. */
	verb: string;
}

/** Words that tell when: "24 November 2026", "on Tuesday" without its "on", "last week". */
export interface DateMention extends Span {
	text: string;
	/** Index of the sentence. */
	sentence: number;
	/** The first and the last day they mean. */
	days: DayRange;
	/** The finest of 'YYYY-MM-DD', 'YYYY-MM' and 'YYYY' that holds these days; '' when they go on over years. */
	iso: string;
	/** Whether the days are just those that the words name: not of "early 2019" or "three weeks ago". */
	exact: boolean;
	/** Whether they mean the same whenever they are written; else they are reckoned from the dateline. */
	absolute: boolean;
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
	clusters: Cluster[];
	quotes: Quote[];
	/** In the order of the text. */
	dates: DateMention[];
	norms: Norm[];
	incidents: Incident[];
	/** In the order of the story. */
	events: StoryEvent[];
	claims: Claim[];
}
