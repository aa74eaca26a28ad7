import { z } from 'zod';
import type { Hint } from '../core/quiz/hints.ts';
import type { ItemResponse } from '../core/quiz/item.ts';
import type { ToldItem } from '../core/quiz/told-item.ts';
import type { PlayView, TakenStep } from '../core/scenario/tell.ts';

const id = z.string().min(1).max(400);
const step = z.int().min(0).max(1000);

/** What a learner sends for one item. */
export const responseSchema = z.discriminatedUnion(
	'kind',
	[
		z.object({ kind: z.literal('options'), ids: z.array(id).max(500) }),
		z.object({
			kind: z.literal('text'),
			text: z.string().max(1000, 'This answer is too long: use at most 1000 characters.')
		}),
		z.object({ kind: z.literal('pairs'), pairs: z.array(z.tuple([id, id])).max(500) })
	],
	'This is not an answer to a question.'
);

/** The body of POST /attempts/[id]/answers: an item's answer, or what was done in a scenario. */
export const answerSchema = z.union(
	[
		z.object({
			step,
			itemId: id,
			response: responseSchema,
			certainty: z.literal([1, 2, 3]).optional(),
			tryNumber: z.int().min(1).max(1000).optional()
		}),
		z.object({ step, itemId: id, flagged: z.boolean() }),
		z.object({ step, nodeId: id, choiceId: id }),
		z.object({ step, nodeId: id, response: responseSchema }),
		z.object({ step, nodeId: id, timedOut: z.literal(true) })
	],
	'This is neither an answer to a question nor a choice in a scenario.'
);

export const behaviourSchema = z.enum([
	'deferred',
	'immediate',
	'interactive',
	'certainty',
	'mastery'
]);

const previewAnswer = z.object({
	itemId: id,
	response: responseSchema,
	certainty: z.literal([1, 2, 3]).optional()
});

/**
 * The body of POST /quizzes/[id]/preview/answers: what was answered so far, and what is answered now; without that, all
 * is handed in.
 */
export const previewAnswersSchema = z.object({
	behaviour: behaviourSchema,
	before: z.array(previewAnswer).max(3000),
	answer: previewAnswer.optional()
});

const deed = z.union([
	z.object({ choiceId: id }),
	z.object({ response: responseSchema }),
	z.object({ timedOut: z.literal(true) })
]);
const before = z.array(deed).max(1000);

/** The body of POST /scenarios/[id]/preview/answers: what was done so far, and what is done or asked for now. */
export const previewPlaySchema = z.union([
	z.object({ before, debrief: z.literal(true) }),
	z.object({ before, choiceId: id }),
	z.object({ before, response: responseSchema }),
	z.object({ before, timedOut: z.literal(true) }),
	z.object({ before })
]);

/** What an item offers after tries that missed. */
export interface FurtherTry {
	/** How many there were. */
	tries: number;
	/** What was answered in the last of them. */
	response: ItemResponse;
	hints: Hint[];
	/** How many tries are left. */
	left: number;
}

/** The server's word that an answer is stored, with what may be told of it. */
export interface QuizReply {
	kind: 'quiz';
	step: number;
	/** Null while the item is not settled, or can still be changed. */
	result: ToldItem | null;
	/** Set where it was not right and may be tried again. */
	again: FurtherTry | null;
	/** The step that comes next; null where the learner chooses, or nothing is left. */
	next: number | null;
	/** True once the attempt is over. */
	finished: boolean;
	/** How far a mastery attempt is, in thousandths. */
	reached: { points: number; possible: number } | null;
}

/** The body of POST /attempts/[id]/clock: the item or the timed decision that is shown. */
export const beginSchema = z.object({ step, item: z.literal(true).optional() });

/** The server's word that a step is stored, with what came of it and where the play now stands. */
export interface ScenarioReply {
	kind: 'scenario';
	step: number;
	/** Null where nothing was taken: a timed decision was only shown, or its time has not run out yet. */
	taken: TakenStep | null;
	now: PlayView;
	/** True once no further decision can be taken. */
	finished: boolean;
}

/** The "try again from here" form of a debrief. */
export const againSchema = z.object({ step: z.coerce.number().pipe(step) });

/** What a trainer says of an answer that the mark scheme left open; 'undecided' takes it back. */
export const verdictSchema = z.object({
	attemptId: id,
	step: z.coerce.number().pipe(step),
	verdict: z.enum(['undecided', 'accepted', 'rejected'], 'Accept or reject the answer.')
});
