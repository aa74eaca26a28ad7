import { z } from 'zod';
import type { RevealedItem } from '../core/quiz/reveal.ts';
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
		z.object({ step, itemId: id, response: responseSchema }),
		z.object({ step, nodeId: id, choiceId: id }),
		z.object({ step, nodeId: id, response: responseSchema }),
		z.object({ step, nodeId: id, timedOut: z.literal(true) })
	],
	'This is neither an answer to a question nor a choice in a scenario.'
);

/** The server's word that an answer is stored, with everything about that item. */
export interface QuizReply {
	kind: 'quiz';
	step: number;
	result: RevealedItem;
	/** True once every item is answered. */
	finished: boolean;
}

/** The body of POST /attempts/[id]/clock: the timed decision that is to be shown. */
export const beginSchema = z.object({ step });

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
