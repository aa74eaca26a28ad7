import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { Query } from './client.ts';
import {
	assignmentLearners,
	assignmentOverrides,
	assignments,
	attempts,
	grades,
	groups,
	memberships,
	responses,
	type Audience,
	type Behaviour,
	type Counting
} from './schema.ts';

/** More than a class ever has: a gradebook is read whole. */
const MOST_LEARNERS = 5000;
const MOST_ASSIGNMENTS = 500;
const MOST_GROUPS = 500;

export interface GradebookAssignment {
	id: string;
	title: string;
	kind: 'quiz' | 'scenario';
	createdAt: number;
	dueAt: number | null;
	weight: number;
	counting: Counting;
	behaviour: Behaviour;
	audience: Audience;
	groupId: string | null;
}

/** What a class was given, in the order it was given, without what is in it. */
export async function listGradebookAssignments(
	q: Query,
	classId: string
): Promise<GradebookAssignment[]> {
	const rows = await q
		.select({
			id: assignments.id,
			title: assignments.title,
			quizVersionId: assignments.quizVersionId,
			createdAt: assignments.createdAt,
			dueAt: assignments.dueAt,
			weight: assignments.weight,
			counting: assignments.counting,
			behaviour: assignments.behaviour,
			audience: assignments.audience,
			groupId: assignments.groupId
		})
		.from(assignments)
		.where(eq(assignments.classId, classId))
		.orderBy(asc(assignments.createdAt), asc(assignments.id))
		.limit(MOST_ASSIGNMENTS);
	return rows.map(({ quizVersionId, ...row }) => ({
		...row,
		kind: quizVersionId === null ? 'scenario' : 'quiz'
	}));
}

export interface GradebookLearner {
	userId: string;
	nickname: string;
	realName: string | null;
	groupId: string | null;
}

/** By nickname. */
export async function listGradebookLearners(
	q: Query,
	classId: string
): Promise<GradebookLearner[]> {
	return await q
		.select({
			userId: memberships.userId,
			nickname: memberships.nickname,
			realName: memberships.realName,
			groupId: memberships.groupId
		})
		.from(memberships)
		.where(eq(memberships.classId, classId))
		.orderBy(asc(memberships.nicknameKey))
		.limit(MOST_LEARNERS);
}

/** The names of a class's groups, by name. */
export async function listGroupNames(
	q: Query,
	classId: string
): Promise<{ id: string; name: string }[]> {
	return await q
		.select({ id: groups.id, name: groups.name })
		.from(groups)
		.where(eq(groups.classId, classId))
		.orderBy(asc(groups.nameKey))
		.limit(MOST_GROUPS);
}

export interface GradebookGrade {
	points: number;
	possible: number;
	attempted: boolean;
	finished: boolean;
	late: boolean;
	excused: boolean;
	commented: boolean;
}

/**
 * Every grade there is in the class's assignments, each handed to `take`; equal ones are one object. The store puts
 * those of an assignment into one text: handing over fifty thousand rows of nine values takes several times as long as
 * taking the texts apart.
 */
export async function eachGradeOfClass(
	q: Query,
	classId: string,
	take: (assignmentId: string, userId: string, grade: GradebookGrade) => void
): Promise<void> {
	const flags = sql`
		(case when ${grades.attempts} > 0 then 1 else 0 end) +
		(case when ${grades.finishedAt} is null then 0 else 2 end) +
		(case when ${grades.late} then 4 else 0 end) +
		(case when ${grades.excused} then 8 else 0 end) +
		(case when ${grades.comment} = '' then 0 else 16 end)`;
	const one = sql`${grades.userId} || ' ' || ${grades.points} || ' ' || ${grades.possible} || ' ' || (${flags})`;
	const rows = await q
		.select({ assignmentId: assignments.id, packed: sql<string>`string_agg(${one}, ',')` })
		.from(assignments)
		.innerJoin(grades, eq(grades.assignmentId, assignments.id))
		.where(eq(assignments.classId, classId))
		.groupBy(assignments.id)
		.limit(MOST_ASSIGNMENTS);
	const known = new Map<string, GradebookGrade>();
	for (const { assignmentId, packed } of rows) {
		for (const one of packed.split(',')) {
			const space = one.indexOf(' ');
			const said = one.slice(space + 1);
			let grade = known.get(said);
			if (!grade) known.set(said, (grade = gradeFrom(said)));
			take(assignmentId, one.slice(0, space), grade);
		}
	}
}

function gradeFrom(packed: string): GradebookGrade {
	const [points, possible, bits] = packed.split(' ');
	const flags = Number(bits);
	return {
		points: Number(points),
		possible: Number(possible),
		attempted: (flags & 1) > 0,
		finished: (flags & 2) > 0,
		late: (flags & 4) > 0,
		excused: (flags & 8) > 0,
		commented: (flags & 16) > 0
	};
}

/** How many answers wait for the trainer, for whoever has any. */
export async function countWaiting(
	q: Query,
	classId: string
): Promise<{ assignmentId: string; userId: string; waiting: number }[]> {
	return await q
		.select({ assignmentId: attempts.assignmentId, userId: attempts.userId, waiting: count() })
		.from(responses)
		.innerJoin(attempts, eq(attempts.id, responses.attemptId))
		.innerJoin(assignments, eq(assignments.id, attempts.assignmentId))
		.where(and(eq(responses.verdict, 'undecided'), eq(assignments.classId, classId)))
		.groupBy(attempts.assignmentId, attempts.userId)
		.limit(MOST_LEARNERS * MOST_ASSIGNMENTS);
}

/** Due times that are some learner's own. */
export async function listOwnDueTimes(
	q: Query,
	classId: string
): Promise<{ assignmentId: string; userId: string; dueAt: number | null }[]> {
	return await q
		.select({
			assignmentId: assignmentOverrides.assignmentId,
			userId: assignmentOverrides.userId,
			dueAt: assignmentOverrides.dueAt
		})
		.from(assignmentOverrides)
		.innerJoin(assignments, eq(assignments.id, assignmentOverrides.assignmentId))
		.where(eq(assignments.classId, classId))
		.limit(MOST_LEARNERS * MOST_ASSIGNMENTS);
}

/** Who was named where work was given to single learners. */
export async function listNamedLearners(
	q: Query,
	classId: string
): Promise<{ assignmentId: string; userId: string }[]> {
	return await q
		.select({ assignmentId: assignmentLearners.assignmentId, userId: assignmentLearners.userId })
		.from(assignmentLearners)
		.innerJoin(assignments, eq(assignments.id, assignmentLearners.assignmentId))
		.where(eq(assignments.classId, classId))
		.limit(MOST_LEARNERS * MOST_ASSIGNMENTS);
}
