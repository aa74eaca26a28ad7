import { and, asc, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { Override } from '../../core/assignment/windows.ts';
import type { Query } from './client.ts';
import { prepared } from './prepared.ts';
import { assignmentLearners, assignmentOverrides } from './schema.ts';

export type StoredOverride = typeof assignmentOverrides.$inferSelect;

/** More than the learners of any class. */
const MOST_LEARNERS = 10_000;

const overrideOf = prepared((q) =>
	q
		.select()
		.from(assignmentOverrides)
		.where(
			and(
				eq(assignmentOverrides.assignmentId, sql.placeholder('assignmentId')),
				eq(assignmentOverrides.userId, sql.placeholder('userId'))
			)
		)
		.limit(1)
		.prepare()
);

/** What is different for one learner; undefined: nothing. */
export async function findOverride(
	q: Query,
	assignmentId: string,
	userId: string
): Promise<StoredOverride | undefined> {
	return (await overrideOf(q).execute({ assignmentId, userId }))[0];
}

export async function listOverrides(q: Query, assignmentId: string): Promise<StoredOverride[]> {
	return await q
		.select()
		.from(assignmentOverrides)
		.where(eq(assignmentOverrides.assignmentId, assignmentId))
		.orderBy(asc(assignmentOverrides.userId))
		.limit(MOST_LEARNERS);
}

/** Those that move a deadline. */
export async function listMovedDeadlines(q: Query, assignmentId: string): Promise<Override[]> {
	return await q
		.select()
		.from(assignmentOverrides)
		.where(
			and(
				eq(assignmentOverrides.assignmentId, assignmentId),
				or(isNotNull(assignmentOverrides.dueAt), isNotNull(assignmentOverrides.lateUntil))
			)
		)
		.limit(MOST_LEARNERS);
}

/** Sets what is different; where nothing is, the row goes. */
export async function putOverride(
	tx: Query,
	key: { assignmentId: string; userId: string },
	override: Override
): Promise<void> {
	if (Object.values(override).every((value) => value === null)) {
		await tx.delete(assignmentOverrides).where(isOf(key.assignmentId, key.userId));
		return;
	}
	await tx
		.insert(assignmentOverrides)
		.values({ ...key, ...override })
		.onConflictDoUpdate({
			target: [assignmentOverrides.assignmentId, assignmentOverrides.userId],
			set: override
		});
}

/** Whether a learner is named among those of the assignment. */
export async function isNamed(q: Query, assignmentId: string, userId: string): Promise<boolean> {
	const rows = await q
		.select({ userId: assignmentLearners.userId })
		.from(assignmentLearners)
		.where(
			and(eq(assignmentLearners.assignmentId, assignmentId), eq(assignmentLearners.userId, userId))
		)
		.limit(1);
	return rows.length > 0;
}

export async function listNamed(q: Query, assignmentId: string): Promise<string[]> {
	const rows = await q
		.select({ userId: assignmentLearners.userId })
		.from(assignmentLearners)
		.where(eq(assignmentLearners.assignmentId, assignmentId))
		.limit(MOST_LEARNERS);
	return rows.map(({ userId }) => userId);
}

/** Names these learners, and no others. */
export async function setNamed(
	tx: Query,
	assignmentId: string,
	userIds: readonly string[]
): Promise<void> {
	await tx.delete(assignmentLearners).where(eq(assignmentLearners.assignmentId, assignmentId));
	if (userIds.length === 0) return;
	await tx
		.insert(assignmentLearners)
		.values(userIds.map((userId) => ({ assignmentId, userId })))
		.onConflictDoNothing();
}

function isOf(assignmentId: string, userId: string) {
	return and(
		eq(assignmentOverrides.assignmentId, assignmentId),
		eq(assignmentOverrides.userId, userId)
	);
}
