import { z } from 'zod';
import type { LiveCommand } from '../core/live/commands.ts';
import type { Phase } from '../core/live/state.ts';
import type { AnswerPost, CommandPost, JoinPost } from '../core/live/wire.ts';
import { responseSchema } from './play.ts';

const id = z.string().min(1).max(100);
const postId = z
	.string()
	.regex(/^[\w-]{8,64}$/, 'This request has no id. Please load the page again.');
const phase = z.enum([
	'lobby',
	'reading',
	'open',
	'closed',
	'distribution',
	'quote',
	'result',
	'top',
	'debate',
	'branch',
	'podium',
	'debrief',
	'ended'
]) satisfies z.ZodType<Phase>;

export const liveSettingsSchema = z.object({
	scoring: z.enum(['accuracy', 'speed']),
	streaks: z.boolean(),
	readingSeconds: z.int().min(0).max(120),
	answerSeconds: z.int().min(5).max(600).nullable(),
	onPhones: z.boolean(),
	guests: z.boolean(),
	teams: z
		.array(
			z
				.string()
				.min(1, 'A team’s name has 1 to 40 characters.')
				.max(40, 'A team’s name has 1 to 40 characters.')
		)
		.max(8, 'Eight teams at most.'),
	secondVote: z.boolean(),
	take: z.enum(['chosen', 'best'])
});

const bare = <const D extends string>(name: D) => z.object({ do: z.literal(name) });

const commandSchema = z.discriminatedUnion(
	'do',
	[
		bare('next'),
		bare('pause'),
		bare('resume'),
		bare('skip'),
		z.object({ do: z.literal('extend'), seconds: z.int().min(1).max(600) }),
		bare('close'),
		bare('quote'),
		bare('top'),
		z.object({ do: z.literal('take'), take: z.enum(['chosen', 'best']) }),
		bare('finish'),
		bare('end'),
		z.object({ do: z.literal('lock'), locked: z.boolean() }),
		z.object({ do: z.literal('settings'), settings: liveSettingsSchema.partial() }),
		z.object({ do: z.literal('remove'), playerId: id, block: z.boolean() }),
		z.object({ do: z.literal('let-in'), playerId: id }),
		z.object({
			do: z.literal('extra-time'),
			playerId: id,
			percent: z.int().min(100).max(400)
		}),
		z.object({ do: z.literal('team'), playerId: id, team: z.int().min(0).max(7) }),
		bare('new-pin')
	],
	'This is nothing that can be done here.'
) satisfies z.ZodType<unknown>;

/** The body of POST /live/[id]/commands. */
export const commandPostSchema = z.object({
	id: postId,
	round: z.int().min(0).max(10_000),
	phase,
	command: commandSchema as z.ZodType<LiveCommand>
}) satisfies z.ZodType<CommandPost>;

/** The body of POST /play/[session]/players. */
export const joinPostSchema = z.object({
	id: postId,
	pin: z.string().max(40),
	name: z.string().max(100),
	team: z.int().min(0).max(7).optional()
}) satisfies z.ZodType<JoinPost>;

/** The body of POST /play/[session]/answers. */
export const liveAnswerSchema = z.object({
	round: z.int().min(1).max(10_000),
	vote: z.literal([1, 2]),
	response: responseSchema
}) satisfies z.ZodType<AnswerPost>;

/** The form on /live that opens a session. `what` names a published version: `quiz:ID` or `scenario:ID`. */
export const openLiveSchema = z.object({
	what: z.string().regex(/^(quiz|scenario):[\w-]{1,64}$/, 'Choose what to play.'),
	/** '' for a room that is no class. */
	classId: z.string().max(64).default('')
});

/** The form on /play. */
export const pinSchema = z.object({ pin: z.string().max(40) });
