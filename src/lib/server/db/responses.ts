import { and, asc, count, countDistinct, desc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import type { Window } from './classes.ts';
import type { Query } from './client.ts';
import { prepared } from './prepared.ts';
import { assignments, attempts, memberships, responses, tries, type Verdict } from './schema.ts';

export type { Verdict };

export type StoredResponse = typeof responses.$inferSelect;

/** More steps than a quiz or a play ever has. */
const MOST_STEPS = 1000;

const responsePut = prepared((q) =>
	q
		.insert(responses)
		.values({
			attemptId: sql.placeholder('attemptId'),
			step: sql.placeholder('step'),
			ref: sql.placeholder('ref'),
			response: sql.placeholder('response'),
			points: sql.placeholder('points'),
			possible: sql.placeholder('possible'),
			answeredAt: sql.placeholder('answeredAt'),
			verdict: sql.placeholder('verdict'),
			certainty: sql.placeholder('certainty'),
			tries: sql.placeholder('tries'),
			tookMs: sql.placeholder('tookMs')
		})
		.onConflictDoNothing()
		.returning({ step: responses.step })
		.prepare()
);

/**
 * Stores one answer. @returns false when this step was answered before: what stands there is left as it is.
 */
export async function insertResponse(
	tx: Query,
	row: typeof responses.$inferInsert
): Promise<boolean> {
	const unsaid = { verdict: null, certainty: null, tries: 1, tookMs: null };
	return (await responsePut(tx).execute({ ...unsaid, ...row })).length === 1;
}

const responseAt = prepared((q) =>
	q
		.select()
		.from(responses)
		.where(
			and(
				eq(responses.attemptId, sql.placeholder('attemptId')),
				eq(responses.step, sql.placeholder('step'))
			)
		)
		.limit(1)
		.prepare()
);

export async function findResponse(
	q: Query,
	attemptId: string,
	step: number
): Promise<StoredResponse | undefined> {
	return (await responseAt(q).execute({ attemptId, step }))[0];
}

const responsesOf = prepared((q) =>
	q
		.select()
		.from(responses)
		.where(eq(responses.attemptId, sql.placeholder('attemptId')))
		.orderBy(asc(responses.step))
		.limit(MOST_STEPS)
		.prepare()
);

/** The answers of an attempt, in the order of its steps. */
export async function listResponses(q: Query, attemptId: string): Promise<StoredResponse[]> {
	return await responsesOf(q).execute({ attemptId });
}

/** Stores an answer in place of the one before it. */
export async function putResponse(tx: Query, row: StoredResponse): Promise<void> {
	await tx
		.insert(responses)
		.values(row)
		.onConflictDoUpdate({ target: [responses.attemptId, responses.step], set: row });
}

/** Takes an answer back. */
export async function deleteResponse(tx: Query, attemptId: string, step: number): Promise<void> {
	await tx
		.delete(responses)
		.where(and(eq(responses.attemptId, attemptId), eq(responses.step, step)));
}

/** Sets what an answer brings once it is marked. */
export async function setMark(
	tx: Query,
	attemptId: string,
	step: number,
	mark: { points: number; verdict: Verdict | null }
): Promise<void> {
	await tx
		.update(responses)
		.set(mark)
		.where(and(eq(responses.attemptId, attemptId), eq(responses.step, step)));
}

/** What a present learner gave at one step of an attempt; null where nothing was answered. */
export interface AnswerAt {
	attemptId: string;
	userId: string;
	nickname: string;
	practice: boolean;
	finishedAt: number | null;
	answer: StoredResponse | null;
}

/** More attempts than a class makes at one assignment. */
const MOST_ANSWERS = 100_000;

/** Every attempt of present learners at an assignment with its answer at one step; by learner, oldest first. */
export async function listAnswersAt(
	q: Query,
	assignmentId: string,
	step: number
): Promise<AnswerAt[]> {
	return await q
		.select({
			attemptId: attempts.id,
			userId: attempts.userId,
			nickname: memberships.nickname,
			practice: attempts.practice,
			finishedAt: attempts.finishedAt,
			answer: responses
		})
		.from(attempts)
		.innerJoin(assignments, eq(assignments.id, attempts.assignmentId))
		.innerJoin(memberships, isOfMember())
		.leftJoin(responses, and(eq(responses.attemptId, attempts.id), eq(responses.step, step)))
		.where(eq(attempts.assignmentId, assignmentId))
		.orderBy(asc(attempts.userId), asc(attempts.ordinal))
		.limit(MOST_ANSWERS);
}

/** An answer that was left to the trainer, with who gave it and to what. */
export interface DoubtfulAnswer {
	attemptId: string;
	step: number;
	ref: string;
	response: unknown;
	answeredAt: number;
	verdict: Verdict | null;
	assignmentId: string;
	nickname: string;
}

/** Answers of a class's present learners that were left to the trainer, with one of these verdicts; newest first. */
export async function listDoubtfulAnswers(
	q: Query,
	classId: string,
	verdicts: Verdict[],
	window: Window
): Promise<DoubtfulAnswer[]> {
	return await q
		.select({
			attemptId: responses.attemptId,
			step: responses.step,
			ref: responses.ref,
			response: responses.response,
			answeredAt: responses.answeredAt,
			verdict: responses.verdict,
			assignmentId: assignments.id,
			nickname: memberships.nickname
		})
		.from(responses)
		.innerJoin(attempts, eq(attempts.id, responses.attemptId))
		.innerJoin(assignments, eq(assignments.id, attempts.assignmentId))
		.innerJoin(memberships, isOfMember())
		.where(and(eq(assignments.classId, classId), inArray(responses.verdict, verdicts)))
		.orderBy(desc(responses.answeredAt), asc(responses.attemptId), asc(responses.step))
		.limit(window.limit)
		.offset(window.offset);
}

/** How many answers of a class's present learners wait for the trainer. */
export async function countUndecided(q: Query, classId: string): Promise<number> {
	const rows = await q
		.select({ waiting: count() })
		.from(responses)
		.innerJoin(attempts, eq(attempts.id, responses.attemptId))
		.innerJoin(assignments, eq(assignments.id, attempts.assignmentId))
		.innerJoin(memberships, isOfMember())
		.where(and(eq(assignments.classId, classId), eq(responses.verdict, 'undecided')));
	return rows[0]?.waiting ?? 0;
}

function isOfMember() {
	return and(eq(memberships.classId, assignments.classId), eq(memberships.userId, attempts.userId));
}

/** What was done at a place, and by how many in their first attempts at an assignment that came to an end. */
export interface DoneOften {
	ref: string;
	response: unknown;
	learners: number;
}

/** More different answers than a class gives. */
const MOST_DONE = 5000;

export async function countDone(q: Query, assignmentId: string): Promise<DoneOften[]> {
	const done = sql<string>`cast(${responses.response} as text)`;
	const rows = await q
		.select({ ref: responses.ref, done, learners: countDistinct(attempts.userId) })
		.from(attempts)
		.innerJoin(responses, eq(responses.attemptId, attempts.id))
		.where(
			and(
				eq(attempts.assignmentId, assignmentId),
				eq(attempts.ordinal, 1),
				isNotNull(attempts.finishedAt)
			)
		)
		.groupBy(responses.ref, done)
		.limit(MOST_DONE);
	return rows.map(({ ref, done: json, learners }) => ({
		ref,
		response: JSON.parse(json),
		learners: Number(learners)
	}));
}

/**
 * When a learner gave the answers that stand, and the tries before them, in a class or one assignment of it, mastery
 * apart: the days they practised on are made of it.
 */
export async function listAnswerTimes(
	q: Query,
	of: { classId: string; userId: string; assignmentId?: string }
): Promise<{ assignmentId: string; at: number }[]> {
	const wanted = and(
		eq(attempts.userId, of.userId),
		of.assignmentId ? eq(attempts.assignmentId, of.assignmentId) : undefined,
		eq(assignments.classId, of.classId),
		ne(assignments.behaviour, 'mastery')
	);
	// Without a limit: a day left out would be a day not practised.
	const answered = await q
		.select({ assignmentId: attempts.assignmentId, at: responses.answeredAt })
		.from(attempts)
		.innerJoin(assignments, eq(assignments.id, attempts.assignmentId))
		.innerJoin(responses, eq(responses.attemptId, attempts.id))
		.where(wanted);
	const tried = await q
		.select({ assignmentId: attempts.assignmentId, at: tries.triedAt })
		.from(attempts)
		.innerJoin(assignments, eq(assignments.id, attempts.assignmentId))
		.innerJoin(tries, eq(tries.attemptId, attempts.id))
		.where(wanted);
	return [...answered, ...tried];
}
