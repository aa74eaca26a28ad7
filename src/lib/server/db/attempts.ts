import { and, asc, desc, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Override, Windows } from '../../core/assignment/windows.ts';
import type { CountableAttempt } from '../../core/standing/count-attempts.ts';
import type { Window } from './classes.ts';
import type { Query } from './client.ts';
import { prepared } from './prepared.ts';
import { assignmentOverrides, assignments, attempts, memberships, responses } from './schema.ts';

export type Attempt = typeof attempts.$inferSelect;

/** A second attempt with the same ordinal is refused by the unique index (isUniqueViolation). */
export async function insertAttempt(q: Query, row: typeof attempts.$inferInsert): Promise<void> {
	await q.insert(attempts).values(row);
}

const attemptById = prepared((q) =>
	q
		.select()
		.from(attempts)
		.where(eq(attempts.id, sql.placeholder('id')))
		.limit(1)
		.prepare()
);

export async function findAttempt(q: Query, id: string): Promise<Attempt | undefined> {
	return (await attemptById(q).execute({ id }))[0];
}

/** Whose an attempt is, and at what: what never changes of it. */
export type AttemptPlace = Pick<Attempt, 'id' | 'userId' | 'assignmentId'>;

const placeById = prepared((q) =>
	q
		.select({ id: attempts.id, userId: attempts.userId, assignmentId: attempts.assignmentId })
		.from(attempts)
		.where(eq(attempts.id, sql.placeholder('id')))
		.limit(1)
		.prepare()
);

export async function findAttemptPlace(q: Query, id: string): Promise<AttemptPlace | undefined> {
	return (await placeById(q).execute({ id }))[0];
}

/** The learner's newest attempt at an assignment. */
export async function findLatestAttempt(
	q: Query,
	assignmentId: string,
	userId: string
): Promise<Attempt | undefined> {
	const rows = await q
		.select()
		.from(attempts)
		.where(and(eq(attempts.assignmentId, assignmentId), eq(attempts.userId, userId)))
		.orderBy(desc(attempts.ordinal))
		.limit(1);
	return rows[0];
}

/** The learner's attempts at an assignment, oldest first. */
export async function listAttempts(
	q: Query,
	assignmentId: string,
	userId: string,
	window: Window
): Promise<Attempt[]> {
	return await q
		.select()
		.from(attempts)
		.where(and(eq(attempts.assignmentId, assignmentId), eq(attempts.userId, userId)))
		.orderBy(asc(attempts.ordinal))
		.limit(window.limit)
		.offset(window.offset);
}

/** More attempts than anybody makes at one assignment. */
const MOST_ATTEMPTS = 1000;

/** An attempt as a grade and the boards are counted from it. */
export interface Run extends CountableAttempt {
	startedAt: number;
	endsAt: number | null;
	/** True once it has an answer. */
	answered: boolean;
}

const countable = prepared((q) =>
	q
		.select({
			ordinal: attempts.ordinal,
			points: attempts.points,
			possible: attempts.possible,
			startedAt: attempts.startedAt,
			endsAt: attempts.endsAt,
			finishedAt: attempts.finishedAt,
			late: attempts.late,
			answered:
				sql`exists (select 1 from ${responses} where ${responses.attemptId} = ${attempts.id})`
					// SQLite says 0 and 1.
					.mapWith(Boolean)
					.as('answered')
		})
		.from(attempts)
		.where(
			and(
				eq(attempts.assignmentId, sql.placeholder('assignmentId')),
				eq(attempts.userId, sql.placeholder('userId')),
				eq(attempts.practice, false)
			)
		)
		.orderBy(asc(attempts.ordinal))
		.limit(MOST_ATTEMPTS)
		.prepare()
);

/** The learner's attempts at an assignment without practice, oldest first, as a grade is counted from them. */
export async function listCountable(
	q: Query,
	assignmentId: string,
	userId: string
): Promise<Run[]> {
	return await countable(q).execute({ assignmentId, userId });
}

/** Running attempts of a scope. */
export type AttemptScope =
	{ classId: string } | { assignmentId: string } | { userId: string } | { attemptId: string };

/** More attempts than run out at once. */
const MOST_OVERDUE = 5000;

/** A running attempt with all that decides when its time is up. */
export interface RunningAttempt {
	id: string;
	assignmentId: string;
	classId: string;
	userId: string;
	endsAt: number | null;
	windows: Windows;
	graceSeconds: number;
	override: Override | null;
}

/**
 * Running attempts of present learners whose limit, or whose assignment's or learner's due time, has passed: those
 * that may be over.
 */
export async function listMaybeOver(
	q: Query,
	of: AttemptScope,
	at: number
): Promise<RunningAttempt[]> {
	const { openAt, dueAt, lateUntil } = assignments;
	return await q
		.select({
			id: attempts.id,
			assignmentId: attempts.assignmentId,
			classId: assignments.classId,
			userId: attempts.userId,
			endsAt: attempts.endsAt,
			windows: { openAt, dueAt, lateUntil },
			graceSeconds: assignments.graceSeconds,
			override: assignmentOverrides
		})
		.from(attempts)
		.innerJoin(assignments, eq(assignments.id, attempts.assignmentId))
		.innerJoin(
			memberships,
			and(eq(memberships.classId, assignments.classId), eq(memberships.userId, attempts.userId))
		)
		.leftJoin(
			assignmentOverrides,
			and(
				eq(assignmentOverrides.assignmentId, attempts.assignmentId),
				eq(assignmentOverrides.userId, attempts.userId)
			)
		)
		.where(
			and(
				isNull(attempts.finishedAt),
				isInScope(of),
				or(lt(attempts.endsAt, at), lt(assignments.dueAt, at), lt(assignmentOverrides.dueAt, at))
			)
		)
		.limit(MOST_OVERDUE);
}

function isInScope(of: AttemptScope) {
	if ('attemptId' in of) return eq(attempts.id, of.attemptId);
	if ('userId' in of) return eq(attempts.userId, of.userId);
	if ('assignmentId' in of) return eq(attempts.assignmentId, of.assignmentId);
	return eq(assignments.classId, of.classId);
}

/** Who has begun an assignment. */
export async function listBeginners(q: Query, assignmentId: string): Promise<string[]> {
	const rows = await q
		.selectDistinct({ userId: attempts.userId })
		.from(attempts)
		.where(eq(attempts.assignmentId, assignmentId))
		.limit(MOST_OVERDUE);
	return rows.map(({ userId }) => userId);
}

/** Assignments of a class at which a learner has an attempt under way whose time is limited. */
export async function listTimedNow(q: Query, classId: string, userId: string): Promise<string[]> {
	const rows = await q
		.selectDistinct({ id: attempts.assignmentId })
		.from(attempts)
		.innerJoin(assignments, eq(assignments.id, attempts.assignmentId))
		.where(
			and(
				eq(assignments.classId, classId),
				eq(attempts.userId, userId),
				isNull(attempts.finishedAt),
				isNotNull(attempts.endsAt)
			)
		)
		.limit(MOST_ATTEMPTS);
	return rows.map(({ id }) => id);
}

/** The learner's running attempt that is no practice. */
export async function findRunning(
	q: Query,
	assignmentId: string,
	userId: string
): Promise<Attempt | undefined> {
	const rows = await q
		.select()
		.from(attempts)
		.where(
			and(
				eq(attempts.assignmentId, assignmentId),
				eq(attempts.userId, userId),
				eq(attempts.practice, false),
				isNull(attempts.finishedAt)
			)
		)
		.orderBy(desc(attempts.ordinal))
		.limit(1);
	return rows[0];
}

const pointsSet = prepared((q) =>
	q
		.update(attempts)
		.set({ points: sql`${sql.placeholder('points')}` })
		.where(eq(attempts.id, sql.placeholder('id')))
		.prepare()
);

/** Sets what an attempt has brought so far. */
export async function setPoints(tx: Query, id: string, points: number): Promise<void> {
	await pointsSet(tx).execute({ id, points });
}

/** Sets what an attempt has brought so far, when it ended, what is marked in it, or when its limit is. */
export async function updateAttempt(
	tx: Query,
	id: string,
	change: Partial<Pick<Attempt, 'points' | 'finishedAt' | 'late' | 'flagged' | 'endsAt'>>
): Promise<void> {
	await tx.update(attempts).set(change).where(eq(attempts.id, id));
}
