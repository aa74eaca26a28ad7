import {
	and,
	asc,
	count,
	eq,
	exists,
	inArray,
	isNotNull,
	isNull,
	lte,
	or,
	sql,
	type SQL
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

/** How many rows of each table are a learner's: everywhere, or in one class (the account and its sessions left out). */
export async function countRowsOf(
	q: Query,
	userId: string,
	classId: string | null
): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	const add = async (name: string, rows: Promise<{ n: number }[]>) => {
		const n = (await rows)[0]?.n ?? 0;
		if (n > 0) counts[name] = n;
	};
	const given = classId === null ? undefined : workIn(q, classId);
	for (const [name, table] of Object.entries(OF_WORK)) {
		const mine = eq(table.userId, userId);
		await add(
			name,
			q
				.select({ n: count() })
				.from(table)
				.where(given ? and(mine, inArray(table.assignmentId, given)) : mine)
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
	for (const [name, table] of Object.entries({ memberships, standings })) {
		const mine = eq(table.userId, userId);
		await add(
			name,
			q
				.select({ n: count() })
				.from(table)
				.where(classId === null ? mine : and(mine, eq(table.classId, classId)))
		);
	}
	if (classId === null) {
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
				exists(
					q
						.select({ id: users.id })
						.from(users)
						.where(and(eq(users.role, 'learner'), belongsTo(q, sql`${classes.id}`)))
				)
			)
		)
		.orderBy(asc(classes.id))
		.limit(100);
}

/** Some of those whose data are in a class: who learns in it, has work in it, or has their account from it. */
export async function listPeopleIn(
	q: Query,
	classId: string,
	limit: number
): Promise<{ id: string; homeClassId: string | null }[]> {
	return await q
		.select({ id: users.id, homeClassId: users.homeClassId })
		.from(users)
		.where(and(eq(users.role, 'learner'), belongsTo(q, sql`${classId}`)))
		.orderBy(asc(users.id))
		.limit(limit);
}

function belongsTo(q: Query, classId: SQL) {
	return or(
		eq(users.homeClassId, classId),
		exists(
			q
				.select({ id: memberships.userId })
				.from(memberships)
				.where(and(eq(memberships.userId, users.id), eq(memberships.classId, classId)))
		),
		exists(
			q
				.select({ id: attempts.id })
				.from(attempts)
				.innerJoin(assignments, eq(assignments.id, attempts.assignmentId))
				.where(and(eq(attempts.userId, users.id), eq(assignments.classId, classId)))
		)
	);
}

function workIn(q: Query, classId: string) {
	return q.select({ id: assignments.id }).from(assignments).where(eq(assignments.classId, classId));
}

function attemptsOf(q: Query, userId: string, classId: string | null) {
	return q
		.select({ id: attempts.id })
		.from(attempts)
		.where(
			and(
				eq(attempts.userId, userId),
				classId === null ? undefined : inArray(attempts.assignmentId, workIn(q, classId))
			)
		);
}
