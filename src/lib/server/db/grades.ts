import { and, count, eq, gt, inArray, sql } from 'drizzle-orm';
import type { CountedGrade } from '../../core/standing/count-attempts.ts';
import type { Query } from './client.ts';
import { prepared } from './prepared.ts';
import { assignments, grades, memberships } from './schema.ts';

export type Grade = typeof grades.$inferSelect;

/** A learner's grade in an assignment; undefined before the first attempt, comment or excuse. */
export async function findGrade(
	q: Query,
	assignmentId: string,
	userId: string
): Promise<Grade | undefined> {
	const rows = await q
		.select()
		.from(grades)
		.where(and(eq(grades.assignmentId, assignmentId), eq(grades.userId, userId)))
		.limit(1);
	return rows[0];
}

const countedPut = prepared((q) =>
	q
		.insert(grades)
		.values({
			assignmentId: sql.placeholder('assignmentId'),
			userId: sql.placeholder('userId'),
			points: sql.placeholder('points'),
			possible: sql.placeholder('possible'),
			attempts: sql.placeholder('attempts'),
			finishedAt: sql.placeholder('finishedAt'),
			late: sql.placeholder('late'),
			updatedAt: sql.placeholder('updatedAt')
		})
		.onConflictDoUpdate({
			target: [grades.assignmentId, grades.userId],
			set: {
				points: sql`excluded.points`,
				possible: sql`excluded.possible`,
				attempts: sql`excluded.attempts`,
				finishedAt: sql`excluded.finished_at`,
				late: sql`excluded.late`,
				updatedAt: sql`excluded.updated_at`
			}
		})
		.returning()
		.prepare()
);

/** Sets what the attempts have brought; excuse and comment stay as they are. @returns the whole grade */
export async function putCounted(
	tx: Query,
	key: { assignmentId: string; userId: string },
	counted: CountedGrade & { attempts: number; updatedAt: number }
): Promise<Grade> {
	return (await countedPut(tx).execute({ ...key, ...counted }))[0]!;
}

/** Everything of a learner in a class that may count on its boards, with how its assignment counts. */
export async function listBoardGrades(q: Query, classId: string, userId: string) {
	// Without a limit: as many as the class has assignments, and all of them are needed to add up.
	return await q
		.select({
			grade: grades,
			assignment: {
				id: assignments.id,
				behaviour: assignments.behaviour,
				counting: assignments.counting,
				speedCounts: assignments.speedCounts
			}
		})
		.from(grades)
		.innerJoin(assignments, eq(assignments.id, grades.assignmentId))
		.where(and(eq(grades.userId, userId), eq(assignments.classId, classId)));
}

/** Sets what a trainer says of a grade; what is counted stays as it is. @returns the whole grade */
export async function putSaid(
	tx: Query,
	key: { assignmentId: string; userId: string },
	said: { excused: boolean } | { comment: string },
	at: number
): Promise<Grade> {
	const set = { ...said, updatedAt: at };
	const rows = await tx
		.insert(grades)
		.values({ ...key, ...set })
		.onConflictDoUpdate({ target: [grades.assignmentId, grades.userId], set })
		.returning();
	return rows[0]!;
}

/** How far a class is with an assignment. */
export interface Progress {
	assignmentId: string;
	begun: number;
	finished: number;
}

/** How many of a class's present learners have begun each of these assignments, and how many have finished one. */
export async function countProgress(q: Query, assignmentIds: string[]): Promise<Progress[]> {
	if (assignmentIds.length === 0) return [];
	return await q
		.select({
			assignmentId: grades.assignmentId,
			begun: count(),
			finished: count(grades.finishedAt)
		})
		.from(grades)
		.innerJoin(assignments, eq(assignments.id, grades.assignmentId))
		.innerJoin(
			memberships,
			and(eq(memberships.classId, assignments.classId), eq(memberships.userId, grades.userId))
		)
		.where(and(inArray(grades.assignmentId, assignmentIds), gt(grades.attempts, 0)))
		.groupBy(grades.assignmentId);
}
