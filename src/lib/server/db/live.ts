import {
	and,
	asc,
	count,
	desc,
	eq,
	inArray,
	isNotNull,
	isNull,
	lte,
	notExists,
	notInArray,
	or,
	sql
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { LiveContent } from '../../core/live/content.ts';
import type { LiveAnswer } from '../../core/live/tally.ts';
import type { Window } from './classes.ts';
import type { Query } from './client.ts';
import { held } from './held.ts';
import { sharedWith } from './members.ts';
import { prepared } from './prepared.ts';
import { isPublished } from './quizzes.ts';
import type { PlayerState } from './schema-live.ts';
import {
	articles,
	liveAnswers,
	livePlayers,
	liveSessions,
	quizVersions,
	quizzes,
	scenarios,
	scenarioVersions
} from './schema.ts';

export type { PlayerState };
export type LiveSession = typeof liveSessions.$inferSelect;
export type LivePlayer = typeof livePlayers.$inferSelect;
export type StoredLiveAnswer = typeof liveAnswers.$inferSelect;

export async function insertLiveSession(tx: Query, row: LiveSession): Promise<void> {
	await tx.insert(liveSessions).values(row);
}

export async function findLiveSession(q: Query, id: string): Promise<LiveSession | undefined> {
	const rows = await q.select().from(liveSessions).where(eq(liveSessions.id, id)).limit(1);
	return rows[0];
}

/** The session, held until the transaction ends: what changes it comes one after the other, on both engines. */
export async function lockLiveSession(tx: Query, id: string): Promise<LiveSession | undefined> {
	const rows = await tx
		.update(liveSessions)
		.set({ createdAt: sql`${liveSessions.createdAt}` })
		.where(eq(liveSessions.id, id))
		.returning();
	return rows[0];
}

const heldById = prepared((q) =>
	held(
		q
			.select()
			.from(liveSessions)
			.where(eq(liveSessions.id, sql.placeholder('id')))
	).prepare()
);

/** The session as it stays until the transaction ends: many may hold it at once. */
export async function holdLiveSession(tx: Query, id: string): Promise<LiveSession | undefined> {
	return (await heldById(tx).execute({ id }))[0];
}

export async function findLiveSessionByPin(
	q: Query,
	pin: string,
	now: number
): Promise<LiveSession | undefined> {
	const rows = await q.select().from(liveSessions).where(eq(liveSessions.pin, pin)).limit(1);
	return rows[0] && rows[0].pinExpiresAt > now ? rows[0] : undefined;
}

export async function updateLiveSession(
	tx: Query,
	id: string,
	change: Partial<LiveSession>
): Promise<void> {
	await tx.update(liveSessions).set(change).where(eq(liveSessions.id, id));
}

export interface LiveSummary {
	id: string;
	title: string;
	kind: 'quiz' | 'scenario';
	classId: string | null;
	createdAt: number;
	endedAt: number | null;
	/** Who was let in and not taken out. */
	players: number;
}

/** A trainer's sessions, or those of a class; newest first. */
export async function listLiveSessions(
	q: Query,
	of: { hostId: string } | { classId: string },
	window: Window
): Promise<LiveSummary[]> {
	const rows = await q
		.select({
			id: liveSessions.id,
			title: liveSessions.title,
			quizVersionId: liveSessions.quizVersionId,
			classId: liveSessions.classId,
			createdAt: liveSessions.createdAt,
			endedAt: liveSessions.endedAt,
			players: count(livePlayers.id)
		})
		.from(liveSessions)
		.leftJoin(
			livePlayers,
			and(
				eq(livePlayers.sessionId, liveSessions.id),
				notInArray(livePlayers.state, ['removed', 'blocked'])
			)
		)
		.where(
			'hostId' in of ? eq(liveSessions.hostId, of.hostId) : eq(liveSessions.classId, of.classId)
		)
		.groupBy(liveSessions.id)
		.orderBy(desc(liveSessions.createdAt), desc(liveSessions.id))
		.limit(window.limit)
		.offset(window.offset);
	return rows.map(({ quizVersionId, ...row }) => ({
		...row,
		kind: quizVersionId === null ? 'scenario' : 'quiz'
	}));
}

export async function countLiveSessions(
	q: Query,
	of: { hostId: string } | { classId: string }
): Promise<number> {
	const rows = await q
		.select({ n: count() })
		.from(liveSessions)
		.where(
			'hostId' in of ? eq(liveSessions.hostId, of.hostId) : eq(liveSessions.classId, of.classId)
		);
	return rows[0]?.n ?? 0;
}

/** The published version that a session plays, with its article's text; it never changes. */
export async function readLiveContent(
	q: Query,
	session: Pick<LiveSession, 'id' | 'quizVersionId' | 'scenarioVersionId'>
): Promise<LiveContent | undefined> {
	const seed = session.id;
	if (session.quizVersionId !== null) {
		const rows = await q
			.select({ items: quizVersions.items, article: articles.text })
			.from(quizVersions)
			.innerJoin(quizzes, eq(quizzes.id, quizVersions.quizId))
			.innerJoin(
				articles,
				eq(articles.id, sql`coalesce(${quizVersions.articleId}, ${quizzes.articleId})`)
			)
			.where(eq(quizVersions.id, session.quizVersionId))
			.limit(1);
		return rows[0] && { kind: 'quiz', seed, ...rows[0] };
	}
	const rows = await q
		.select({ scenario: scenarioVersions.body, article: articles.text })
		.from(scenarioVersions)
		.innerJoin(scenarios, eq(scenarios.id, scenarioVersions.scenarioId))
		.innerJoin(
			articles,
			eq(articles.id, sql`coalesce(${scenarioVersions.articleId}, ${scenarios.articleId})`)
		)
		.where(eq(scenarioVersions.id, session.scenarioVersionId ?? ''))
		.limit(1);
	return rows[0] && { kind: 'scenario', seed, ...rows[0] };
}

const playerPut = prepared((q) =>
	q
		.insert(livePlayers)
		.values({
			id: sql.placeholder('id'),
			sessionId: sql.placeholder('sessionId'),
			userId: sql.placeholder('userId'),
			postId: sql.placeholder('postId'),
			tokenHash: sql.placeholder('tokenHash'),
			name: sql.placeholder('name'),
			nameKey: sql.placeholder('nameKey'),
			team: sql.placeholder('team'),
			timePercent: sql.placeholder('timePercent'),
			state: sql.placeholder('state'),
			joinedRound: sql.placeholder('joinedRound'),
			joinedAt: sql.placeholder('joinedAt')
		})
		.prepare()
);

export async function insertLivePlayer(tx: Query, row: LivePlayer): Promise<void> {
	await playerPut(tx).execute({ ...row });
}

/** More players than any room holds. */
export const MOST_PLAYERS = 5_000;
/** Those who left or were taken out counted in. */
export const MOST_PLAYERS_EVER = 4 * MOST_PLAYERS;

/** Everybody who ever was in a session, in the order in which they came. */
export async function listLivePlayers(q: Query, sessionId: string): Promise<LivePlayer[]> {
	return await q
		.select()
		.from(livePlayers)
		.where(eq(livePlayers.sessionId, sessionId))
		.orderBy(asc(livePlayers.joinedAt), asc(livePlayers.id))
		.limit(MOST_PLAYERS_EVER);
}

export async function findLivePlayerByPost(
	q: Query,
	sessionId: string,
	postId: string
): Promise<LivePlayer | undefined> {
	const rows = await q
		.select()
		.from(livePlayers)
		.where(and(eq(livePlayers.sessionId, sessionId), eq(livePlayers.postId, postId)))
		.limit(1);
	return rows[0];
}

/** The player whose phone has this secret, else who is this account; undefined where neither is in the session. */
export async function findLivePlayerBy(
	q: Query,
	sessionId: string,
	{ tokenHash, userId }: { tokenHash: string | null; userId: string | null }
): Promise<LivePlayer | undefined> {
	const rows = await q
		.select()
		.from(livePlayers)
		.where(
			and(
				eq(livePlayers.sessionId, sessionId),
				or(
					tokenHash === null ? undefined : eq(livePlayers.tokenHash, tokenHash),
					userId === null ? undefined : eq(livePlayers.userId, userId)
				)
			)
		);
	const byToken = rows.find(
		(row) => row.tokenHash === tokenHash && (row.userId === null || row.userId === userId)
	);
	return byToken ?? (userId === null ? undefined : rows.find((row) => row.userId === userId));
}

/**
 * Changes a player who is (still) in one of `states`, and the account of one only where it is nobody's yet. @returns
 * the player as they are then; undefined where there is none such (any more)
 */
export async function updateLivePlayer(
	tx: Query,
	id: string,
	change: Partial<LivePlayer>,
	states: readonly PlayerState[] = ['in', 'left', 'removed', 'blocked']
): Promise<LivePlayer | undefined> {
	const rows = await tx
		.update(livePlayers)
		.set(change)
		.where(
			and(
				eq(livePlayers.id, id),
				inArray(livePlayers.state, [...states]),
				change.userId === undefined ? undefined : isNull(livePlayers.userId)
			)
		)
		.returning();
	return rows[0];
}

/** So many ids share one statement at most. */
const IDS_AT_ONCE = 500;

export async function putInTeam(tx: Query, ids: readonly string[], team: number): Promise<void> {
	for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
		const some = ids.slice(from, from + IDS_AT_ONCE);
		await tx.update(livePlayers).set({ team }).where(inArray(livePlayers.id, some));
	}
}

type Columns = keyof StoredLiveAnswer;
const COLUMNS: readonly Columns[] = [
	'playerId',
	'sessionId',
	'round',
	'vote',
	'response',
	'points',
	'correct',
	'undecided',
	'streak',
	'answeredAt'
];

/** An insert of so many answers: building one takes many times as long as running it. */
const insertOf = (rows: number) =>
	prepared((q) =>
		q
			.insert(liveAnswers)
			.values(
				Array.from(
					{ length: rows },
					(_, i) =>
						Object.fromEntries(
							COLUMNS.map((column) => [column, sql.placeholder(`${column}${i}`)])
						) as unknown as StoredLiveAnswer
				)
			)
			.onConflictDoNothing()
			.returning({ playerId: liveAnswers.playerId })
			.prepare()
	);
const MANY = 50;
const insertOne = insertOf(1);
const insertMany = insertOf(MANY);

/** Stores answers; one that stands already is left as it is. @returns those that were stored, by player */
export async function insertLiveAnswers(
	tx: Query,
	rows: readonly StoredLiveAnswer[]
): Promise<{ playerId: string }[]> {
	const stored: { playerId: string }[] = [];
	for (let from = 0; from < rows.length;) {
		const size = rows.length - from >= MANY ? MANY : 1;
		const values: Record<string, unknown> = {};
		for (let i = 0; i < size; i++) {
			for (const column of COLUMNS) values[`${column}${i}`] = rows[from + i]![column];
		}
		stored.push(...(await (size === MANY ? insertMany : insertOne)(tx).execute(values)));
		from += size;
	}
	return stored;
}

export async function findLiveAnswer(
	q: Query,
	playerId: string,
	round: number,
	vote: number
): Promise<StoredLiveAnswer | undefined> {
	const rows = await q
		.select()
		.from(liveAnswers)
		.where(
			and(
				eq(liveAnswers.playerId, playerId),
				eq(liveAnswers.round, round),
				eq(liveAnswers.vote, vote)
			)
		)
		.limit(1);
	return rows[0];
}

/** The answers of one round, both votes. */
export async function listAnswersOfRound(
	q: Query,
	sessionId: string,
	round: number
): Promise<(LiveAnswer & { vote: number })[]> {
	return await q
		.select({
			playerId: liveAnswers.playerId,
			vote: liveAnswers.vote,
			response: liveAnswers.response,
			points: liveAnswers.points,
			correct: liveAnswers.correct,
			undecided: liveAnswers.undecided,
			streak: liveAnswers.streak
		})
		.from(liveAnswers)
		.where(and(eq(liveAnswers.sessionId, sessionId), eq(liveAnswers.round, round)))
		.limit(2 * MOST_PLAYERS_EVER);
}

/** Every vote of a session, for its debrief. */
export async function listAllVotes(
	q: Query,
	sessionId: string
): Promise<(LiveAnswer & { round: number; vote: number })[]> {
	return await q
		.select({
			playerId: liveAnswers.playerId,
			round: liveAnswers.round,
			vote: liveAnswers.vote,
			response: liveAnswers.response,
			points: liveAnswers.points,
			correct: liveAnswers.correct,
			undecided: liveAnswers.undecided,
			streak: liveAnswers.streak
		})
		.from(liveAnswers)
		.where(eq(liveAnswers.sessionId, sessionId));
}

/** Answers of a skipped round stay as they were given, and bring nothing. */
export async function voidRound(tx: Query, sessionId: string, round: number): Promise<void> {
	await tx
		.update(liveAnswers)
		.set({ points: 0, correct: false })
		.where(and(eq(liveAnswers.sessionId, sessionId), eq(liveAnswers.round, round)));
}

/** Of two votes the second counts: true of an answer that no later vote took the place of. */
function isLastVote(q: Query) {
	const second = alias(liveAnswers, 'second');
	return notExists(
		q
			.select({ one: sql`1` })
			.from(second)
			.where(
				and(
					eq(second.playerId, liveAnswers.playerId),
					eq(second.round, liveAnswers.round),
					eq(second.vote, 2),
					eq(liveAnswers.vote, 1)
				)
			)
	);
}

/** What the rounds before one have brought each player; of two votes the second counts. */
export async function sumLivePoints(
	q: Query,
	sessionId: string,
	before: number
): Promise<{ playerId: string; points: number; right: number }[]> {
	const rows = await q
		.select({
			playerId: liveAnswers.playerId,
			points: sql<number>`sum(${liveAnswers.points})`,
			right: sql<number>`sum(case when ${liveAnswers.correct} then 1 else 0 end)`
		})
		.from(liveAnswers)
		.where(
			and(
				eq(liveAnswers.sessionId, sessionId),
				sql`${liveAnswers.round} < ${before}`,
				isLastVote(q)
			)
		)
		.groupBy(liveAnswers.playerId);
	return rows.map((row) => ({
		playerId: row.playerId,
		points: Number(row.points),
		right: Number(row.right)
	}));
}

/** The newest published version of everything somebody has a part in (null: of everything) and that is not in the archive. */
export async function listPlayable(
	q: Query,
	userId: string | null
): Promise<{ kind: 'quiz' | 'scenario'; versionId: string; title: string; publishedAt: number }[]> {
	const quizRows = await q
		.select({
			versionId: quizVersions.id,
			madeOf: quizVersions.quizId,
			title: quizVersions.title,
			publishedAt: quizVersions.publishedAt
		})
		.from(quizVersions)
		.innerJoin(quizzes, eq(quizzes.id, quizVersions.quizId))
		.where(
			and(
				isPublished,
				isNull(quizzes.archivedAt),
				userId === null ? undefined : inArray(quizzes.id, sharedWith(q, 'quiz', userId))
			)
		)
		.orderBy(desc(quizVersions.publishedAt), desc(quizVersions.number))
		.limit(500);
	const scenarioRows = await q
		.select({
			versionId: scenarioVersions.id,
			madeOf: scenarioVersions.scenarioId,
			title: scenarioVersions.title,
			publishedAt: scenarioVersions.publishedAt
		})
		.from(scenarioVersions)
		.innerJoin(scenarios, eq(scenarios.id, scenarioVersions.scenarioId))
		.where(
			and(
				isNull(scenarios.archivedAt),
				userId === null ? undefined : inArray(scenarios.id, sharedWith(q, 'scenario', userId))
			)
		)
		.orderBy(desc(scenarioVersions.publishedAt), desc(scenarioVersions.number))
		.limit(500);
	const newest = <T extends { madeOf: string }>(rows: T[]) =>
		rows.filter((row, i) => rows.findIndex((other) => other.madeOf === row.madeOf) === i);
	return [
		...newest(quizRows).map(({ madeOf: _, ...row }) => ({ kind: 'quiz' as const, ...row })),
		...newest(scenarioRows).map(({ madeOf: _, ...row }) => ({ kind: 'scenario' as const, ...row }))
	].sort((a, b) => b.publishedAt - a.publishedAt);
}

/** What a learner's plays in a class's sessions have brought; newest session first. */
export async function listLiveResults(
	q: Query,
	of: { classId: string; userId?: string }
): Promise<
	{
		sessionId: string;
		title: string;
		at: number;
		userId: string;
		points: number;
		answers: number;
		right: number;
	}[]
> {
	const rows = await q
		.select({
			sessionId: liveSessions.id,
			title: liveSessions.title,
			at: liveSessions.createdAt,
			userId: livePlayers.userId,
			points: sql<number>`coalesce(sum(${liveAnswers.points}), 0)`,
			answers: count(liveAnswers.round),
			right: sql<number>`coalesce(sum(case when ${liveAnswers.correct} then 1 else 0 end), 0)`
		})
		.from(livePlayers)
		.innerJoin(liveSessions, eq(liveSessions.id, livePlayers.sessionId))
		.leftJoin(liveAnswers, and(eq(liveAnswers.playerId, livePlayers.id), isLastVote(q)))
		.where(
			and(
				eq(liveSessions.classId, of.classId),
				isNotNull(liveSessions.endedAt),
				isNotNull(livePlayers.userId),
				of.userId === undefined ? undefined : eq(livePlayers.userId, of.userId)
			)
		)
		.groupBy(liveSessions.id, livePlayers.id)
		.orderBy(desc(liveSessions.createdAt), asc(livePlayers.id))
		.limit(10_000);
	return rows.map((row) => ({
		...row,
		userId: row.userId!,
		points: Number(row.points),
		right: Number(row.right)
	}));
}

/** The newest live sessions that somebody with an account plays or played in. */
export async function listLivePlaysOf(
	q: Query,
	userId: string,
	limit: number
): Promise<{ sessionId: string; title: string; at: number; isOver: boolean }[]> {
	const rows = await q
		.select({
			sessionId: liveSessions.id,
			title: liveSessions.title,
			at: liveSessions.createdAt,
			endedAt: liveSessions.endedAt
		})
		.from(livePlayers)
		.innerJoin(liveSessions, eq(liveSessions.id, livePlayers.sessionId))
		.where(and(eq(livePlayers.userId, userId), eq(livePlayers.state, 'in')))
		.orderBy(desc(livePlayers.joinedAt), desc(livePlayers.id))
		.limit(limit);
	return rows.map(({ endedAt, ...row }) => ({ ...row, isOver: endedAt !== null }));
}

/** Sessions that nobody ended and whose PIN let people in until `now` at the latest. */
export async function listForgottenSessions(q: Query, now: number): Promise<LiveSession[]> {
	return await q
		.select()
		.from(liveSessions)
		.where(and(isNull(liveSessions.endedAt), lte(liveSessions.pinExpiresAt, now)))
		.limit(100);
}

/** The sessions of a class that are not over. */
export async function listOpenSessionsOf(q: Query, classId: string): Promise<string[]> {
	const rows = await q
		.select({ id: liveSessions.id })
		.from(liveSessions)
		.where(and(eq(liveSessions.classId, classId), isNull(liveSessions.endedAt)));
	return rows.map(({ id }) => id);
}

/** Deletes guests, with their answers, of sessions that ended by then. @returns how many */
export async function deleteGuestsOf(tx: Query, endedBy: number): Promise<number> {
	const over = tx
		.select({ id: liveSessions.id })
		.from(liveSessions)
		.where(lte(liveSessions.endedAt, endedBy));
	const gone = await tx
		.delete(livePlayers)
		.where(and(isNull(livePlayers.userId), inArray(livePlayers.sessionId, over)))
		.returning({ id: livePlayers.id });
	return gone.length;
}

/** Deletes sessions of no class that ended by then and in which nobody who plays has an account. */
export async function deleteSessionsOfNoClass(tx: Query, endedBy: number): Promise<number> {
	const gone = await tx
		.delete(liveSessions)
		.where(
			and(
				isNull(liveSessions.classId),
				lte(liveSessions.endedAt, endedBy),
				notExists(
					tx
						.select({ one: sql`1` })
						.from(livePlayers)
						.where(and(eq(livePlayers.sessionId, liveSessions.id), isNotNull(livePlayers.userId)))
				)
			)
		)
		.returning({ id: liveSessions.id });
	return gone.length;
}
