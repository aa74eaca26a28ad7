import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Query } from './client.ts';
import { prepared } from './prepared.ts';
import { practiceDays } from './schema.ts';

export type PracticeDay = typeof practiceDays.$inferSelect;

const dayNoted = prepared((q) =>
	q
		.insert(practiceDays)
		.values({
			assignmentId: sql.placeholder('assignmentId'),
			userId: sql.placeholder('userId'),
			classId: sql.placeholder('classId'),
			day: sql.placeholder('day')
		})
		.onConflictDoNothing()
		.returning({ day: practiceDays.day })
		.prepare()
);

/** Notes that a learner practised. @returns false when that was known */
export async function insertPracticeDay(tx: Query, row: PracticeDay): Promise<boolean> {
	return (await dayNoted(tx).execute({ ...row })).length === 1;
}

/** Sets the days a learner practised on, in one assignment or (without one) in all of a class. */
export async function replacePracticeDays(
	tx: Query,
	of: { classId: string; userId: string; assignmentId?: string },
	rows: PracticeDay[]
): Promise<void> {
	const { classId, userId, assignmentId } = of;
	await tx
		.delete(practiceDays)
		.where(
			and(
				eq(practiceDays.userId, userId),
				eq(practiceDays.classId, classId),
				assignmentId ? eq(practiceDays.assignmentId, assignmentId) : undefined
			)
		);
	for (let from = 0; from < rows.length; from += 500) {
		await tx
			.insert(practiceDays)
			.values(rows.slice(from, from + 500))
			.onConflictDoNothing();
	}
}

const OF_LEARNER = and(
	eq(practiceDays.userId, sql.placeholder('userId')),
	eq(practiceDays.classId, sql.placeholder('classId'))
);
const selectDays = (q: Query, where: SQL | undefined) =>
	q
		.selectDistinct({ day: practiceDays.day })
		.from(practiceDays)
		.where(where)
		.orderBy(practiceDays.day)
		.prepare();
const daysInClass = prepared((q) => selectDays(q, OF_LEARNER));
const daysInAssignment = prepared((q) =>
	selectDays(q, and(OF_LEARNER, eq(practiceDays.assignmentId, sql.placeholder('assignmentId'))))
);

/** The days a learner practised on in a class, or in one assignment of it, each once, in order. */
export async function listPracticeDays(
	q: Query,
	{ classId, userId, assignmentId }: { classId: string; userId: string; assignmentId?: string }
): Promise<number[]> {
	const rows =
		assignmentId === undefined
			? await daysInClass(q).execute({ classId, userId })
			: await daysInAssignment(q).execute({ classId, userId, assignmentId });
	return rows.map(({ day }) => day);
}

/** Those who practised in these assignments. */
export async function listPractisedIn(q: Query, assignmentIds: string[]): Promise<string[]> {
	const rows = await q
		.selectDistinct({ userId: practiceDays.userId })
		.from(practiceDays)
		.where(inArray(practiceDays.assignmentId, assignmentIds));
	return rows.map(({ userId }) => userId);
}

export async function deletePracticeIn(tx: Query, assignmentIds: string[]): Promise<void> {
	await tx.delete(practiceDays).where(inArray(practiceDays.assignmentId, assignmentIds));
}
