import { asc, eq, inArray } from 'drizzle-orm';
import type { Query } from './client.ts';
import {
	assignmentOverrides,
	assignments,
	attempts,
	classes,
	clocks,
	gradeChanges,
	grades,
	groups,
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

/** Everything the store holds about a learner, table by table. */
export async function readOwnData(q: Query, userId: string) {
	const own = await q.select({ id: attempts.id }).from(attempts).where(eq(attempts.userId, userId));
	const ids = own.map(({ id }) => id);
	return {
		account: await q
			.select({ createdAt: users.createdAt, homeClassId: users.homeClassId })
			.from(users)
			.where(eq(users.id, userId)),
		sessions: await q
			.select()
			.from(sessions)
			.where(eq(sessions.userId, userId))
			.orderBy(asc(sessions.createdAt)),
		memberships: await q
			.select({ member: memberships, className: classes.name, groupName: groups.name })
			.from(memberships)
			.innerJoin(classes, eq(classes.id, memberships.classId))
			.leftJoin(groups, eq(groups.id, memberships.groupId))
			.where(eq(memberships.userId, userId))
			.orderBy(asc(memberships.joinedAt)),
		attempts: await q
			.select({ attempt: attempts, assignment: assignments, className: classes.name })
			.from(attempts)
			.innerJoin(assignments, eq(assignments.id, attempts.assignmentId))
			.innerJoin(classes, eq(classes.id, assignments.classId))
			.where(eq(attempts.userId, userId))
			.orderBy(asc(attempts.startedAt), asc(attempts.id)),
		responses: await byAttempt(q, responses, ids),
		tries: await byAttempt(q, tries, ids),
		clocks: await byAttempt(q, clocks, ids),
		grades: await q
			.select({ grade: grades, title: assignments.title, className: classes.name })
			.from(grades)
			.innerJoin(assignments, eq(assignments.id, grades.assignmentId))
			.innerJoin(classes, eq(classes.id, assignments.classId))
			.where(eq(grades.userId, userId))
			.orderBy(asc(assignments.createdAt)),
		changes: await q
			.select({
				kind: gradeChanges.kind,
				before: gradeChanges.before,
				after: gradeChanges.after,
				at: gradeChanges.at,
				title: assignments.title
			})
			.from(gradeChanges)
			.leftJoin(assignments, eq(assignments.id, gradeChanges.assignmentId))
			.where(eq(gradeChanges.userId, userId))
			.orderBy(asc(gradeChanges.at)),
		overrides: await q
			.select({ override: assignmentOverrides, title: assignments.title })
			.from(assignmentOverrides)
			.innerJoin(assignments, eq(assignments.id, assignmentOverrides.assignmentId))
			.where(eq(assignmentOverrides.userId, userId)),
		reports: await q
			.select({ report: itemReports, title: assignments.title })
			.from(itemReports)
			.innerJoin(assignments, eq(assignments.id, itemReports.assignmentId))
			.where(eq(itemReports.userId, userId))
			.orderBy(asc(itemReports.createdAt)),
		standings: await q
			.select({ standing: standings, className: classes.name })
			.from(standings)
			.innerJoin(classes, eq(classes.id, standings.classId))
			.where(eq(standings.userId, userId)),
		practiceDays: await q
			.select({ day: practiceDays.day, title: assignments.title })
			.from(practiceDays)
			.innerJoin(assignments, eq(assignments.id, practiceDays.assignmentId))
			.where(eq(practiceDays.userId, userId))
			.orderBy(asc(practiceDays.day)),
		livePlayers: await q
			.select({ player: livePlayers, title: liveSessions.title, endedAt: liveSessions.endedAt })
			.from(livePlayers)
			.innerJoin(liveSessions, eq(liveSessions.id, livePlayers.sessionId))
			.where(eq(livePlayers.userId, userId))
			.orderBy(asc(livePlayers.joinedAt)),
		liveAnswers: await q
			.select({ answer: liveAnswers })
			.from(liveAnswers)
			.innerJoin(livePlayers, eq(livePlayers.id, liveAnswers.playerId))
			.where(eq(livePlayers.userId, userId))
			.orderBy(asc(liveAnswers.answeredAt), asc(liveAnswers.round), asc(liveAnswers.vote))
	};
}

/** Rows that hang on these attempts, in the order of their steps. */
async function byAttempt<T extends typeof responses | typeof tries | typeof clocks>(
	q: Query,
	table: T,
	ids: string[]
): Promise<T['$inferSelect'][]> {
	if (ids.length === 0) return [];
	const rows = await q
		.select()
		.from(table as typeof clocks)
		.where(inArray(table.attemptId, ids))
		.orderBy(asc(table.attemptId), asc(table.step));
	return rows as T['$inferSelect'][];
}
