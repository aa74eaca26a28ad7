import type { Evidence } from '../evidence.ts';
import type { Picture } from '../image/picture.ts';
import type { Item, ItemView } from '../quiz/item.ts';

export interface Meter {
	id: string;
	label: string;
	start: number;
	min: number;
	max: number;
}

/** One test on the state of play. An array of conditions means all of them. */
export type Condition =
	| { meter: string; below: number }
	| { meter: string; atLeast: number }
	| { flag: string; is: boolean };
export type When = Condition | Condition[];

export type Quality = 'best' | 'acceptable' | 'poor' | 'critical';
export type Outcome = 'upheld' | 'recovered' | 'breached';

/** How a choice was made: 'comply' keeps the rule; the others are ways of breaking it (GENERATION.md §5). */
export type Operator =
	| 'comply'
	| 'late'
	| 'break-prohibition'
	| 'inaction'
	| 'over-escalate'
	| 'under-escalate'
	| 'skip-precondition'
	| 'too-early'
	| 'wrong-authority'
	| 'exceed-permission'
	| 'false-exception';

export interface Choice {
	id: string;
	text: string;
	quality: Quality;
	/** Meter id → change. */
	effects: Record<string, number>;
	/** What happens, then why, each from its own line where there are two. Shown only after the choice. */
	feedback: string;
	evidence: Evidence[];
	operator: Operator;
	/** Node id the story goes on at. */
	to: string;
	when?: When;
	/** Flags this choice raises. */
	sets?: string[];
	/** True: it can be taken only once in an attempt. */
	once?: boolean;
}

export interface Situation {
	id: string;
	kind: 'situation';
	text: string;
	image?: Picture;
	/** True when the situation is imagined rather than reported by the article; always shown to the learner. */
	hypothetical: boolean;
	evidence: Evidence[];
	choices: Choice[];
	/** Whole seconds to decide, by the server's clock; then the story goes on at `timeout`, for no points. */
	seconds?: number;
	timeout?: string;
	/** A quiz item asked instead of choices; its result leads to `right` or `wrong`, for as much as best or poor. */
	item?: Item;
	right?: string;
	wrong?: string;
	variants?: Variant[];
}

/**
 * Other words for a situation. The first variant whose condition holds replaces the text; where none holds, the
 * attempt's seed draws among the text and the variants without a condition.
 */
export interface Variant {
	when?: When;
	text: string;
}

export interface Ending {
	id: string;
	kind: 'ending';
	outcome: Outcome;
	text: string;
	evidence: Evidence[];
}

export type ScenarioNode = Situation | Ending;

export interface Scenario {
	id: string;
	kind: 'decision' | 'procedure' | 'fact-desk';
	title: string;
	/** Whom the learner plays: always a role, never a named real person. */
	role: string;
	briefing: string;
	meters: Meter[];
	flags?: string[];
	start: string;
	/** Situations in story order, then endings. */
	nodes: ScenarioNode[];
	/** What only its authors see. */
	layout?: EditorLayout;
}

/** How many situations and endings a scenario has at most: more can be neither reviewed nor played. */
export const MOST_NODES = 500;

/** Colours of tags, by the names the stylesheet knows. */
export const TAG_COLOURS = ['teal', 'amber', 'plum', 'blue', 'moss', 'rose'] as const;

export interface Tag {
	id: string;
	label: string;
	colour: (typeof TAG_COLOURS)[number];
}

export interface NodeGroup {
	id: string;
	title: string;
	/** Node ids; a node is in one group at most. */
	nodes: string[];
}

/** A remark among authors, about one node or (without one) about the whole. */
export interface AuthorNote {
	id: string;
	text: string;
	node?: string;
}

/**
 * How authors arrange a scenario in the editor. Play never reads it, and no view that a learner gets holds any of it. What is
 * not there any more may still be named; it is then passed over.
 */
export interface EditorLayout {
	/** Node id → where its author put it, in the graph's own units; every other node is laid out by program. */
	pinned: Record<string, { x: number; y: number }>;
	/** Ids of the nodes whose branch is folded away. */
	folded: string[];
	groups: NodeGroup[];
	notes: AuthorNote[];
	tags: Tag[];
	/** Node id → tag ids. */
	tagged: Record<string, string[]>;
}

/** What of a choice a learner may see before choosing. */
export interface ChoiceView {
	id: string;
	text: string;
}

/** What of a node a learner may see while standing on it. Evidence of a situation is told with its consequence. */
export interface NodeView {
	id: string;
	kind: 'situation' | 'ending';
	text: string;
	image: Picture | null;
	hypothetical: boolean;
	choices: ChoiceView[];
	/** The question to answer, where the situation asks one instead of offering choices. */
	question: ItemView | null;
}
