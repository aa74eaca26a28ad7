import type { Evidence } from '../evidence.ts';
import type { Picture } from '../image/picture.ts';

/** The item types of the threshold/1 format, in the order they are listed to people. */
export const ITEM_TYPES = [
	'choice',
	'multiple',
	'true-false',
	'cloze',
	'short-answer',
	'numeric',
	'order',
	'match',
	'evidence'
] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/** What answering takes, after Bloom: retrieve it, understand it, or use it. */
export type Level = 'recall' | 'understand' | 'apply';

export interface Option {
	id: string;
	text: string;
	/** Why this option is right or wrong, shown only after the answer. */
	rationale?: string;
}

/** A numeric key: right when |response − value| ≤ tolerance, in `unit` ('' for a bare count or year). */
export interface NumericKey {
	value: number;
	tolerance: number;
	unit: string;
}

interface ItemBase {
	id: string;
	/** Id of the claim it tests; the same claim is tested once in a quiz. '' when a person wrote the item from nothing. */
	claim: string;
	level: Level;
	/** The question. A cloze marks its one blank with `____`. */
	stem: string;
	image?: Picture;
	evidence: Evidence[];
	/** Why the key is right, shown only after the answer. */
	explanation: string;
	/** Estimated share of learners who will miss it, 0–1. */
	difficulty: number;
	flags: string[];
	warnings: string[];
}

/** Option ids. `choice`, `true-false` ("true" / "false") hold exactly one; `multiple` a set; `evidence` sentence ids. */
export interface OptionItem extends ItemBase {
	type: 'choice' | 'multiple' | 'true-false' | 'evidence';
	options: Option[];
	key: string[];
}

/** Accepted texts, best first. */
export interface TextItem extends ItemBase {
	type: 'cloze' | 'short-answer';
	options: Option[];
	key: string[];
}

export interface NumericItem extends ItemBase {
	type: 'numeric';
	options: Option[];
	key: NumericKey;
}

/** Option ids in their right order. */
export interface OrderItem extends ItemBase {
	type: 'order';
	options: Option[];
	key: string[];
}

export interface MatchItem extends ItemBase {
	type: 'match';
	options: Option[];
	targets: Option[];
	/** [option id, target id] pairs. */
	key: [string, string][];
}

export type Item = OptionItem | TextItem | NumericItem | OrderItem | MatchItem;

export interface Quiz {
	title: string;
	items: Item[];
}

/** What a learner sends for one item; its shape follows the item's type. */
export type ItemResponse =
	| { kind: 'options'; ids: string[] }
	| { kind: 'text'; text: string }
	| { kind: 'pairs'; pairs: [string, string][] };

/** What of an item a learner may see before answering: no key, rationale, explanation, evidence or difficulty. */
export interface ItemView {
	id: string;
	type: ItemType;
	stem: string;
	image: Picture | null;
	options: { id: string; text: string }[];
	targets: { id: string; text: string }[];
	/** numeric: the unit to answer in, else ''. */
	unit: string;
}
