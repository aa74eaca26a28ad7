import { and, asc, count, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Query } from './client.ts';
import { assignments, attempts, memberships, responses, tries, type Verdict } from './schema.ts';

/** More than any class has of an assignment. */
const MOST_ATTEMPTS = 10_000;
const MOST_ANSWERS = 500_000;

/** What the statistics rest on: each learner's first attempt, once it is over. Later attempts know the answers. */
const counted = and(eq(attempts.ordinal, 1), isNotNull(attempts.finishedAt));

/** The attempts of an assignment that statistics rest on, in the order they were begun. */
export async function listCountedAttempts(
	q: Query,
	assignmentId: string
): Promise<{ id: string; startedAt: number }[]> {
	return await q
		.select({ id: attempts.id, startedAt: attempts.startedAt })
		.from(attempts)
		.where(and(eq(attempts.assignmentId, assignmentId), counted))
		.orderBy(asc(attempts.id))
		.limit(MOST_ATTEMPTS);
}

/** How many learners of the class are still at their first attempt; who left it never ends theirs. */
export async function countRunning(q: Query, assignmentId: string): Promise<number> {
	const rows = await q
		.select({ n: count() })
		.from(attempts)
		.innerJoin(assignments, eq(assignments.id, attempts.assignmentId))
		.innerJoin(
			memberships,
			and(eq(memberships.classId, assignments.classId), eq(memberships.userId, attempts.userId))
		)
		.where(
			and(
				eq(attempts.assignmentId, assignmentId),
				eq(attempts.ordinal, 1),
				isNull(attempts.finishedAt)
			)
		);
	return rows[0]?.n ?? 0;
}

/** An answer with what was answered first, where there were several tries. */
export interface CountedAnswer {
	attemptId: string;
	step: number;
	ref: string;
	response: unknown;
	points: number;
	answeredAt: number;
	verdict: Verdict | null;
	certainty: number | null;
	tries: number;
	tookMs: number | null;
}

const settled = sql<string>`cast(${responses.response} as text)`;
const firstGiven = sql<string>`cast(coalesce(${tries.response}, ${responses.response}) as text)`;
const firstTry = and(
	eq(tries.attemptId, responses.attemptId),
	eq(tries.step, responses.step),
	eq(tries.ordinal, 1)
);

const answerColumns = {
	attemptId: responses.attemptId,
	step: responses.step,
	ref: responses.ref,
	points: responses.points,
	answeredAt: responses.answeredAt,
	verdict: responses.verdict,
	certainty: responses.certainty,
	tries: responses.tries,
	tookMs: responses.tookMs
};

/**
 * All answers of the attempts that statistics rest on, in no order.
 * @param retried whether there can be several tries, so that the first must be looked up
 */
export async function listCountedAnswers(
	q: Query,
	assignmentId: string,
	{ retried }: { retried: boolean }
): Promise<CountedAnswer[]> {
	const ofAssignment = and(eq(attempts.assignmentId, assignmentId), counted);
	const rows = retried
		? await q
				.select({ ...answerColumns, given: firstGiven })
				.from(attempts)
				.innerJoin(responses, eq(responses.attemptId, attempts.id))
				.leftJoin(tries, firstTry)
				.where(ofAssignment)
				.limit(MOST_ANSWERS)
		: await q
				.select({ ...answerColumns, given: settled })
				.from(attempts)
				.innerJoin(responses, eq(responses.attemptId, attempts.id))
				.where(ofAssignment)
				.limit(MOST_ANSWERS);
	const parse = remembering();
	return rows.map(({ given, ...row }) => ({ ...row, response: parse(given) }));
}

/** Answers to one item that are alike in everything statistics look at. */
export interface AnswersAlike {
	assignmentId: string;
	ref: string;
	response: unknown;
	points: number;
	verdict: Verdict | null;
	certainty: number | null;
	tries: number;
	count: number;
}

/** More different answers than the assignments of a class get. */
const MOST_ALIKE = 50_000;

export async function countAnswersAlike(
	q: Query,
	assignmentIds: string[]
): Promise<AnswersAlike[]> {
	if (assignmentIds.length === 0) return [];
	const rows = await q
		.select({
			assignmentId: attempts.assignmentId,
			ref: responses.ref,
			given: firstGiven,
			points: responses.points,
			verdict: responses.verdict,
			certainty: responses.certainty,
			tries: responses.tries,
			count: count()
		})
		.from(attempts)
		.innerJoin(responses, eq(responses.attemptId, attempts.id))
		.leftJoin(tries, firstTry)
		.where(and(inArray(attempts.assignmentId, assignmentIds), counted))
		.groupBy(
			attempts.assignmentId,
			responses.ref,
			firstGiven,
			responses.points,
			responses.verdict,
			responses.certainty,
			responses.tries
		)
		.limit(MOST_ALIKE);
	const parse = remembering();
	return rows.map(({ given, ...row }) => ({ ...row, response: parse(given) }));
}

/** How many attempts statistics rest on, by assignment; none is left out as 0. */
export async function countCounted(
	q: Query,
	assignmentIds: string[]
): Promise<Map<string, number>> {
	if (assignmentIds.length === 0) return new Map();
	const rows = await q
		.select({ assignmentId: attempts.assignmentId, n: count() })
		.from(attempts)
		.where(and(inArray(attempts.assignmentId, assignmentIds), counted))
		.groupBy(attempts.assignmentId)
		.limit(assignmentIds.length);
	return new Map(rows.map(({ assignmentId, n }) => [assignmentId, n]));
}

/** Parses JSON; a class gives few different answers many times. */
function remembering(): (json: string) => unknown {
	const known = new Map<string, unknown>();
	return (json) => {
		let value = known.get(json);
		if (value === undefined) known.set(json, (value = JSON.parse(json)));
		return value;
	};
}
