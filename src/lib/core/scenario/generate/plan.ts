/** What a scenario is built from before it has nodes: decisions in the order of the story. */
import type { Evidence } from '../../evidence.ts';
import type { Operator, Quality } from '../model.ts';

/** One thing that can be done, in several wordings of different length: which one ships is chosen beside the others. */
export interface Option {
	wordings: readonly string[];
	quality: Quality;
	operator: Operator;
	/** What happens; the reason and the quote are added. */
	then: string;
	why: Evidence;
	/** 0 to 1: how much of it is this situation's own and not what fits any. */
	own: number;
	/** How much is lost by it; 1 where nothing is said. */
	falls?: number;
}

/** A second chance after a wrong choice, before the story goes on where it left off. */
export interface Mend {
	/** What has gone wrong, so that it can be put right. */
	text: string;
	options: readonly Option[];
	evidence: Evidence;
}

/** Which rule is decided by, and in which case: what the gates hold the right act against. */
export interface RuleCase {
	/** Id of the norm in the Reading. */
	norm: string;
	/** Whether what limits the rule (its condition or exception) is there in the situation. */
	limitHolds: boolean;
	/** Whether the best choice does what the rule speaks of, or refrains. */
	does: boolean;
	/** The best choice says the rule with its limit, so that both cases are weighed in one situation. */
	stated?: true;
}

/** How a rule is turned into a decision. */
export type DecisionFrame = 'line' | 'case' | 'step' | 'ban' | 'claim' | 'story';

export interface Decision {
	id: string;
	frame: DecisionFrame;
	text: string;
	hypothetical: boolean;
	evidence: readonly Evidence[];
	/** The right act as an order, without a full stop: what the last decision adds an honest word to. */
	act: string;
	options: readonly Option[];
	mend: Mend | null;
	/** Whether the article asks for speed, so that the decision has a clock. */
	presses?: true;
	/** How many of its wrong choices must be of its own, and not such as fit any situation. */
	own: number;
	/** Null where the decision follows from an event and not from a rule. */
	rule: RuleCase | null;
	/** How well it carries a decision; the best are kept. */
	worth: number;
	/** Where in the article it belongs: decisions follow one another by it. */
	at: number;
	/** Sentences that it shows: what they say is asked nowhere else. */
	shows?: readonly number[];
	/** The part of the article that its rule belongs to, told where the story comes to it; '' where there are none. */
	part?: string;
	/** Whether it decides a case, a step, who or whether, and not only how much or by when. */
	decides?: true;
	/** In which ways its wrong choices go wrong, more finely than by their operator. */
	ways?: readonly string[];
	/** Decisions that only make sense together share it: a case and its exception. */
	pair: string;
}
