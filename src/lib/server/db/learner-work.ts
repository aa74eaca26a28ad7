import { and, asc, count, desc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Override, Windows } from '../../core/assignment/windows.ts';
import type { Window } from './classes.ts';
import type { Query } from './client.ts';
import type { Grade } from './grades.ts';
import {
	assignmentLearners,
	assignmentOverrides,
	assignments,
	attempts,
	classes,
	grades,
	memberships,
	responses
} from './schema.ts';

/** An assignment that a learner was given, or has begun while it was given to them. */
export interface LearnerWorkRow {
	id: string;
	title: string;
	kind: 'quiz' | 'scenario';
	className: string;
	timeZone: string;
	/** True: the class is closed. */
	archived: boolean;
	/** False: it was, and the learner has been moved since. */
	given: boolean;
	windows: Windows;
	attemptsAllowed: number | null;
	override: Override | null;
	grade: Grade | null;
}

/** In all classes of the learner: what is not finished comes first, then the newest. */
export async function listWorkOfLearner(
	q: Query,
	userId: string,
	window: Window
): Promise<LearnerWorkRow[]> {
	const rows = await q
		.select({
			id: assignments.id,
			title: assignments.title,
			quizVersionId: assignments.quizVersionId,
			className: classes.name,
			timeZone: classes.timeZone,
			archivedAt: classes.archivedAt,
			openAt: assignments.openAt,
			dueAt: assignments.dueAt,
			lateUntil: assignments.lateUntil,
			attemptsAllowed: assignments.attemptsAllowed,
			audience: assignments.audience,
			ofGroup: assignments.groupId,
			inGroup: memberships.groupId,
			namedId: assignmentLearners.userId,
			override: assignmentOverrides,
			grade: grades
		})
		.from(memberships)
		.innerJoin(classes, eq(classes.id, memberships.classId))
		.innerJoin(assignments, eq(assignments.classId, memberships.classId))
		.leftJoin(
			assignmentLearners,
			and(
				eq(assignmentLearners.assignmentId, assignments.id),
				eq(assignmentLearners.userId, memberships.userId)
			)
		)
		.leftJoin(
			assignmentOverrides,
			and(
				eq(assignmentOverrides.assignmentId, assignments.id),
				eq(assignmentOverrides.userId, memberships.userId)
			)
		)
		.leftJoin(
			grades,
			and(eq(grades.assignmentId, assignments.id), eq(grades.userId, memberships.userId))
		)
		.where(
			and(
				eq(memberships.userId, userId),
				or(
					eq(assignments.audience, 'class'),
					and(eq(assignments.audience, 'group'), eq(assignments.groupId, memberships.groupId)),
					and(eq(assignments.audience, 'learners'), isNotNull(assignmentLearners.userId)),
					gt(grades.attempts, 0)
				)
			)
		)
		.orderBy(
			asc(sql`case when ${grades.finishedAt} is null then 0 else 1 end`),
			desc(assignments.createdAt),
			desc(assignments.id)
		)
		.limit(window.limit)
		.offset(window.offset);
	return rows.map(({ quizVersionId, archivedAt, audience, ofGroup, inGroup, namedId, ...row }) => {
		const { openAt, dueAt, lateUntil, ...rest } = row;
		return {
			...rest,
			kind: quizVersionId === null ? 'scenario' : 'quiz',
			archived: archivedAt !== null,
			given:
				audience === 'class' ||
				(audience === 'group' ? ofGroup !== null && ofGroup === inGroup : namedId !== null),
			windows: { openAt, dueAt, lateUntil }
		};
	});
}

/** Assignments at which a learner has an attempt under way that counts. */
export async function listRunningOf(q: Query, userId: string): Promise<string[]> {
	const rows = await q
		.selectDistinct({ id: attempts.assignmentId })
		.from(attempts)
		.where(
			and(eq(attempts.userId, userId), isNull(attempts.finishedAt), eq(attempts.practice, false))
		)
		.limit(1000);
	return rows.map(({ id }) => id);
}

/** How many of a learner's answers wait for the trainer, by assignment. */
export async function countWaiting(
	q: Query,
	userId: string
): Promise<{ assignmentId: string; waiting: number }[]> {
	return await q
		.select({ assignmentId: attempts.assignmentId, waiting: count() })
		.from(responses)
		.innerJoin(attempts, eq(attempts.id, responses.attemptId))
		.where(and(eq(attempts.userId, userId), eq(responses.verdict, 'undecided')))
		.groupBy(attempts.assignmentId)
		.limit(1000);
}
