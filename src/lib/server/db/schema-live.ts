/** The tables of live sessions; see schema.ts for the conventions. */
import { sql } from 'drizzle-orm';
import type { LiveState } from '../../core/live/state.ts';
import type { HostPlayer } from '../../core/live/views.ts';
import type { ItemResponse } from '../../core/quiz/item.ts';
import {
	boolean,
	id,
	index,
	integer,
	json,
	milliseconds,
	primaryKey,
	table,
	text,
	uniqueIndex
} from './columns.ts';
import { classes, quizVersions, scenarioVersions, users } from './schema.ts';

/** A room that plays a published version together; exactly one of the two version ids is set. */
export const liveSessions = table(
	'live_sessions',
	{
		id: id(),
		/** Null when the trainer is gone. */
		hostId: text('host_id').references(() => users.id, { onDelete: 'set null' }),
		/** The class it is played in, whose trainers see what came of it; null: whoever is there. */
		classId: text('class_id').references(() => classes.id, { onDelete: 'cascade' }),
		quizVersionId: text('quiz_version_id').references(() => quizVersions.id, {
			onDelete: 'cascade'
		}),
		scenarioVersionId: text('scenario_version_id').references(() => scenarioVersions.id, {
			onDelete: 'cascade'
		}),
		title: text('title').notNull(),
		/** What lets people in, until `pinExpiresAt`; null once the session is over. */
		pin: text('pin'),
		pinExpiresAt: milliseconds('pin_expires_at').notNull(),
		state: json('state').$type<LiveState>().notNull(),
		/** Grows with every change of the session, and of who is in it by the trainer's hand. */
		revision: integer('revision').notNull().default(0),
		/** When a server last had the session's clock in hand: what passed since then is given back. */
		aliveAt: milliseconds('alive_at').notNull(),
		createdAt: milliseconds('created_at').notNull(),
		endedAt: milliseconds('ended_at')
	},
	(t) => [
		uniqueIndex('live_sessions_pin').on(t.pin),
		index('live_sessions_host').on(t.hostId, t.createdAt),
		index('live_sessions_class').on(t.classId, t.createdAt),
		index('live_sessions_quiz_version').on(t.quizVersionId),
		index('live_sessions_scenario_version').on(t.scenarioVersionId),
		index('live_sessions_ended').on(t.endedAt)
	]
);

export type PlayerState = HostPlayer['state'];

/** Somebody in a live session: a guest, or whoever was signed in or claimed it afterwards. */
export const livePlayers = table(
	'live_players',
	{
		id: id(),
		sessionId: text('session_id')
			.notNull()
			.references(() => liveSessions.id, { onDelete: 'cascade' }),
		userId: text('user_id').references(() => users.id, { onDelete: 'cascade' }),
		/** Made by the phone: who joins twice with the same is one player. */
		postId: text('post_id').notNull(),
		/** SHA-256 of the secret in the phone's cookie. */
		tokenHash: text('token_hash').notNull(),
		name: text('name').notNull(),
		/** `name` folded for comparison. */
		nameKey: text('name_key').notNull(),
		/** An index into the session's teams. */
		team: integer('team'),
		timePercent: integer('time_percent').notNull().default(100),
		state: text('state').$type<PlayerState>().notNull().default('in'),
		/** The first round that could be answered. */
		joinedRound: integer('joined_round').notNull(),
		joinedAt: milliseconds('joined_at').notNull()
	},
	(t) => [
		uniqueIndex('live_players_name').on(t.sessionId, t.nameKey),
		uniqueIndex('live_players_post').on(t.sessionId, t.postId),
		uniqueIndex('live_players_one')
			.on(t.sessionId, t.userId)
			.where(sql`${t.userId} is not null`),
		index('live_players_user').on(t.userId, t.joinedAt)
	]
);

/** What a player answered in a round, marked when it came; both votes of a scenario are kept. */
export const liveAnswers = table(
	'live_answers',
	{
		playerId: text('player_id')
			.notNull()
			.references(() => livePlayers.id, { onDelete: 'cascade' }),
		sessionId: text('session_id')
			.notNull()
			.references(() => liveSessions.id, { onDelete: 'cascade' }),
		round: integer('round').notNull(),
		vote: integer('vote').notNull(),
		response: json('response').$type<ItemResponse>().notNull(),
		points: integer('points').notNull(),
		correct: boolean('correct').notNull(),
		undecided: boolean('undecided').notNull(),
		/** Right answers in a row, this one included. */
		streak: integer('streak').notNull(),
		answeredAt: milliseconds('answered_at').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.playerId, t.round, t.vote] }),
		index('live_answers_round').on(t.sessionId, t.round, t.vote)
	]
);
