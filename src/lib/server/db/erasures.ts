import {
	and,
	asc,
	count,
	desc,
	eq,
	exists,
	inArray,
	isNotNull,
	isNull,
	lte,
	ne,
	or,
	sql,
	type SQL,
	type SQLWrapper
} from 'drizzle-orm';
import type { Class } from './classes.ts';
import type { Query } from './client.ts';
import {
	assignmentLearners,
	assignmentOverrides,
	assignments,
	attempts,
	classes,
	clocks,
	erasures,
	gradeChanges,
	grades,
	itemReports,
	liveAnswers,
	livePlayers,
	liveSessions,
	memberships,
	practiceDays,
	responses,
	sessions,
	standings,
	tries,
	users
} from './schema.ts';

export type Erasure = typeof erasures.$inferSelect;

export async function insertErasure(q: Query, row: Erasure): Promise<void> {
	await q.insert(erasures).values(row);
}

/** Everything that is a learner's in the work of a class. */
const OF_WORK = {
	attempts,
	grades,
	practice_days: practiceDays,
	item_reports: itemReports,
	assignment_learners: assignmentLearners,
	assignment_overrides: assignmentOverrides
};
const OF_ATTEMPT = { responses, tries, clocks };

/**
 * How many rows of each table are learners': one's everywhere, one's in a class, or everybody's in a class. Accounts and
 * sessions are counted only of one everywhere.
 */
export async function countRowsOf(
	q: Query,
	userId: string | null,
	classId: string | null
): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	const add = async (name: string, rows: Promise<{ n: number }[]>) => {
		const n = (await rows)[0]?.n ?? 0;
		if (n > 0) counts[name] = n;
	};
	const given = classId === null ? undefined : workIn(q, classId);
	for (const [name, table] of Object.entries(OF_WORK)) {
		const mine = userId === null ? undefined : eq(table.userId, userId);
		await add(
			name,
			q
				.select({ n: count() })
				.from(table)
				.where(and(mine, given && inArray(table.assignmentId, given)))
		);
	}
	for (const [name, table] of Object.entries(OF_ATTEMPT)) {
		await add(
			name,
			q
				.select({ n: count() })
				.from(table)
				.where(inArray(table.attemptId, attemptsOf(q, userId, classId)))
		);
	}
	const players = playersOf(q, userId, classId);
	await add(
		'live_players',
		q.select({ n: count() }).from(livePlayers).where(inArray(livePlayers.id, players))
	);
	await add(
		'live_answers',
		q.select({ n: count() }).from(liveAnswers).where(inArray(liveAnswers.playerId, players))
	);
	for (const [name, table] of Object.entries({ memberships, standings })) {
		const mine = userId === null ? undefined : eq(table.userId, userId);
		await add(
			name,
			q
				.select({ n: count() })
				.from(table)
				.where(and(mine, classId === null ? undefined : eq(table.classId, classId)))
		);
	}
	if (userId !== null && classId === null) {
		counts.users = 1;
		await add(
			'sessions',
			q.select({ n: count() }).from(sessions).where(eq(sessions.userId, userId))
		);
	}
	return counts;
}

/** Deletes the account and everything that hangs on it. False when it is gone already. */
export async function deleteLearner(q: Query, userId: string): Promise<boolean> {
	const rows = await q
		.delete(users)
		.where(and(eq(users.id, userId), eq(users.role, 'learner')))
		.returning({ id: users.id });
	return rows.length > 0;
}

/** Deletes what a learner did and was given in one class; the membership and the boards are not touched. */
export async function deleteWorkOf(q: Query, userId: string, classId: string): Promise<void> {
	await q.delete(livePlayers).where(inArray(livePlayers.id, playersOf(q, userId, classId)));
	for (const table of Object.values(OF_WORK)) {
		await q
			.delete(table)
			.where(and(eq(table.userId, userId), inArray(table.assignmentId, workIn(q, classId))));
	}
}

/**
 * Takes the learner, and what trainers wrote of them, out of the notes on changed grades; that a grade was changed, by
 * whom and when, stays. `classId` null: in every class.
 */
export async function forgetInGradeChanges(
	q: Query,
	userId: string,
	classId: string | null
): Promise<void> {
	const theirs = and(
		eq(gradeChanges.userId, userId),
		classId === null ? undefined : eq(gradeChanges.classId, classId)
	);
	const said = await q
		.select({ id: gradeChanges.id, after: gradeChanges.after })
		.from(gradeChanges)
		.where(and(theirs, eq(gradeChanges.kind, 'regrade')));
	for (const { id, after } of said) {
		await q
			.update(gradeChanges)
			.set({ after: { ...(after as object), reason: '' } })
			.where(eq(gradeChanges.id, id));
	}
	const nothing = { comment: '' };
	await q
		.update(gradeChanges)
		.set({ before: nothing, after: nothing })
		.where(and(theirs, eq(gradeChanges.kind, 'comment')));
	await q.update(gradeChanges).set({ userId: null }).where(theirs);
}

/** Open classes whose term has ended. */
export async function listEndedClasses(q: Query, now: number): Promise<Class[]> {
	return await q
		.select()
		.from(classes)
		.where(and(isNull(classes.archivedAt), lte(classes.termEndsAt, now)))
		.limit(100);
}

/** Archived classes whose time is over and that somebody's data are still in. */
export async function listClassesToForget(q: Query, now: number): Promise<Class[]> {
	return await q
		.select()
		.from(classes)
		.where(
			and(
				isNotNull(classes.archivedAt),
				// A fraction, because PostgreSQL would reckon whole numbers in 32 bits.
				lte(sql`${classes.archivedAt} + ${classes.keepDays} * 86400000.0`, now),
				or(...peopleIn(q, classes.id).map((some) => exists(some)))
			)
		)
		.orderBy(asc(classes.id))
		.limit(100);
}

/** Somebody whose data are in a class. */
export interface Concerned {
	id: string;
	homeClassId: string | null;
	/**
	 * Another class that has a claim to the account: one they learn in (an open one first), the one that made it, or one
	 * that has work of theirs. Null: they belong to this class alone.
	 */
	elsewhere: string | null;
}

/** Some of those whose data are in a class: who learns in it, has anything in its work, or has their account from it. */
export async function listPeopleIn(q: Query, classId: string, limit: number): Promise<Concerned[]> {
	return await q
		.select({
			id: users.id,
			homeClassId: users.homeClassId,
			elsewhere: elsewhere(q, classId).as('elsewhere')
		})
		.from(users)
		.where(isIn(q, classId))
		.orderBy(asc(users.id))
		.limit(limit);
}

/**
 * Deletes the accounts of those who belong to this class alone, and hands the others' that it made to a class they
 * belong to: to be called before the class itself is deleted. @returns how many accounts were deleted
 */
export async function deleteAccountsOnlyIn(tx: Query, classId: string): Promise<number> {
	const gone = await tx
		.delete(users)
		.where(and(isIn(tx, classId), isNull(elsewhere(tx, classId))))
		.returning({ id: users.id });
	await tx
		.update(users)
		.set({ homeClassId: elsewhere(tx, classId) })
		.where(eq(users.homeClassId, classId));
	return gone.length;
}

function isIn(q: Query, classId: string) {
	const [first, ...rest] = peopleIn(q, classId);
	const everyone = rest.reduce((all, some) => all.union(some) as unknown as typeof some, first!);
	return and(eq(users.role, 'learner'), inArray(users.id, everyone));
}

/** The ids of those whose data are in a class, by where that shows; somebody may be in several. */
function peopleIn(q: Query, classId: string | typeof classes.id) {
	const given = q
		.select({ id: assignments.id })
		.from(assignments)
		.where(eq(assignments.classId, classId));
	const id = (column: SQLWrapper) => ({ id: sql<string>`${column}`.as('id') });
	const members = q
		.select(id(memberships.userId))
		.from(memberships)
		.where(eq(memberships.classId, classId));
	return [
		members,
		...Object.values(OF_WORK).map((table) =>
			q.select(id(table.userId)).from(table).where(inArray(table.assignmentId, given))
		),
		q
			.select(id(gradeChanges.userId))
			.from(gradeChanges)
			.where(and(eq(gradeChanges.classId, classId), isNotNull(gradeChanges.userId))),
		q
			.select(id(livePlayers.userId))
			.from(livePlayers)
			.innerJoin(liveSessions, eq(liveSessions.id, livePlayers.sessionId))
			.where(and(eq(liveSessions.classId, classId), isNotNull(livePlayers.userId))),
		q.select(id(users.id)).from(users).where(eq(users.homeClassId, classId))
	] as unknown as (typeof members)[];
}

function elsewhere(q: Query, classId: string): SQL<string | null> {
	const learnsIn = q
		.select({ id: memberships.classId })
		.from(memberships)
		.innerJoin(classes, eq(classes.id, memberships.classId))
		.where(and(eq(memberships.userId, users.id), ne(memberships.classId, classId)))
		.orderBy(desc(isNull(classes.archivedAt)), asc(memberships.joinedAt))
		.limit(1);
	const madeBy = q
		.select({ id: classes.id })
		.from(classes)
		.where(and(eq(classes.id, users.homeClassId), ne(classes.id, classId)));
	const worksIn = Object.values(OF_WORK).map((table) =>
		q
			.select({ id: assignments.classId })
			.from(table)
			.innerJoin(assignments, eq(assignments.id, table.assignmentId))
			.where(and(eq(table.userId, users.id), ne(assignments.classId, classId)))
			.limit(1)
	);
	const places = [learnsIn, madeBy, ...worksIn].map((one) => sql`${one}`);
	return sql<string | null>`coalesce(${sql.join(places, sql`, `)})`;
}

function workIn(q: Query, classId: string) {
	return q.select({ id: assignments.id }).from(assignments).where(eq(assignments.classId, classId));
}

function attemptsOf(q: Query, userId: string | null, classId: string | null) {
	return q
		.select({ id: attempts.id })
		.from(attempts)
		.where(
			and(
				userId === null ? undefined : eq(attempts.userId, userId),
				classId === null ? undefined : inArray(attempts.assignmentId, workIn(q, classId))
			)
		);
}

/** Who somebody was in live sessions: everywhere, in a class's, or everybody in a class's. */
function playersOf(q: Query, userId: string | null, classId: string | null) {
	return q
		.select({ id: livePlayers.id })
		.from(livePlayers)
		.innerJoin(liveSessions, eq(liveSessions.id, livePlayers.sessionId))
		.where(
			and(
				userId === null ? undefined : eq(livePlayers.userId, userId),
				classId === null ? undefined : eq(liveSessions.classId, classId)
			)
		);
}
