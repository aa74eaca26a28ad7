import { and, asc, count, desc, eq } from 'drizzle-orm';
import type { AnswerMark, GradeChange } from '../../core/standing/grade-change.ts';
import type { Window } from './classes.ts';
import type { Query } from './client.ts';
import { assignments, gradeChanges, memberships, users } from './schema.ts';

/** A change as it is stored; who is gone has become null. */
export type StoredGradeChange = GradeChange & {
	id: string;
	classId: string;
	assignmentId: string | null;
	userId: string | null;
	changedBy: string | null;
	at: number;
};

export async function insertGradeChange(q: Query, change: StoredGradeChange): Promise<void> {
	await q.insert(gradeChanges).values(change);
}

export async function findGradeChange(
	q: Query,
	id: string
): Promise<StoredGradeChange | undefined> {
	const rows = await q.select().from(gradeChanges).where(eq(gradeChanges.id, id)).limit(1);
	return rows[0] as StoredGradeChange | undefined;
}

/** The changes of one learner's grade in one assignment, newest first. */
export async function listChangesOfGrade(
	q: Query,
	key: { classId: string; assignmentId: string; userId: string },
	window: Window
): Promise<StoredGradeChange[]> {
	const rows = await q
		.select()
		.from(gradeChanges)
		.where(among(key))
		.orderBy(...newestFirst)
		.limit(window.limit)
		.offset(window.offset);
	return rows as StoredGradeChange[];
}

/** Which changes of a class: of one learner, in one assignment, or all. */
export interface ChangesWanted {
	classId: string;
	assignmentId: string | null;
	userId: string | null;
}

/** A change with the names it is told by; null where somebody has left or is gone. */
export type NamedGradeChange = StoredGradeChange & {
	title: string | null;
	nickname: string | null;
	trainer: string | null;
};

/** Newest first. */
export async function listGradeChanges(
	q: Query,
	wanted: ChangesWanted,
	window: Window
): Promise<NamedGradeChange[]> {
	const rows = await q
		.select({
			change: gradeChanges,
			title: assignments.title,
			nickname: memberships.nickname,
			trainer: users.name
		})
		.from(gradeChanges)
		.leftJoin(assignments, eq(assignments.id, gradeChanges.assignmentId))
		.leftJoin(
			memberships,
			and(
				eq(memberships.classId, gradeChanges.classId),
				eq(memberships.userId, gradeChanges.userId)
			)
		)
		.leftJoin(users, eq(users.id, gradeChanges.changedBy))
		.where(among(wanted))
		.orderBy(...newestFirst)
		.limit(window.limit)
		.offset(window.offset);
	return rows.map(({ change, ...names }) => ({ ...(change as StoredGradeChange), ...names }));
}

export async function countGradeChanges(q: Query, wanted: ChangesWanted): Promise<number> {
	const rows = await q.select({ n: count() }).from(gradeChanges).where(among(wanted));
	return rows[0]?.n ?? 0;
}

const newestFirst = [desc(gradeChanges.at), desc(gradeChanges.id)];

function among({ classId, assignmentId, userId }: ChangesWanted) {
	return and(
		eq(gradeChanges.classId, classId),
		assignmentId === null ? undefined : eq(gradeChanges.assignmentId, assignmentId),
		userId === null ? undefined : eq(gradeChanges.userId, userId)
	);
}

/** The assignments in which a learner's answers have other points now than they had before they were marked anew. */
export async function listRegradedWork(q: Query, userId: string): Promise<Set<string>> {
	const rows = (await q
		.select({
			assignmentId: gradeChanges.assignmentId,
			before: gradeChanges.before,
			after: gradeChanges.after
		})
		.from(gradeChanges)
		.where(and(eq(gradeChanges.userId, userId), eq(gradeChanges.kind, 'regrade')))
		.orderBy(asc(gradeChanges.at), asc(gradeChanges.id))
		.limit(1000)) as { assignmentId: string | null; before: AnswerMark; after: AnswerMark }[];
	const answers = new Map<string, { assignmentId: string | null; first: number; last: number }>();
	for (const { assignmentId, before, after } of rows) {
		const name = `${after.attemptId} ${after.step}`;
		const first = answers.get(name)?.first ?? before.points;
		answers.set(name, { assignmentId, first, last: after.points });
	}
	const changed = [...answers.values()].filter(({ first, last }) => first !== last);
	return new Set(changed.flatMap(({ assignmentId }) => assignmentId ?? []));
}
