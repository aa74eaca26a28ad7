import { and, asc, count, desc, eq, inArray } from 'drizzle-orm';
import type { Window } from './classes.ts';
import type { Query } from './client.ts';
import { assignments, itemReports, memberships, type ReportState } from './schema.ts';

export type { ReportState };
export type ItemReport = typeof itemReports.$inferSelect;

/** Stores a report, or what its learner now says instead, which opens it again. */
export async function putReport(tx: Query, row: Omit<ItemReport, 'state' | 'answer'>) {
	const { note, createdAt } = row;
	await tx
		.insert(itemReports)
		.values(row)
		.onConflictDoUpdate({
			target: [itemReports.assignmentId, itemReports.ref, itemReports.userId],
			set: { note, createdAt, state: 'open', answer: '' }
		});
}

/** Takes a learner's report back. */
export async function deleteReport(
	tx: Query,
	key: { assignmentId: string; ref: string; userId: string }
): Promise<void> {
	await tx
		.delete(itemReports)
		.where(
			and(
				eq(itemReports.assignmentId, key.assignmentId),
				eq(itemReports.ref, key.ref),
				eq(itemReports.userId, key.userId)
			)
		);
}

export async function findReport(q: Query, id: string): Promise<ItemReport | undefined> {
	const rows = await q.select().from(itemReports).where(eq(itemReports.id, id)).limit(1);
	return rows[0];
}

/** What one learner reported in an assignment; one for an item at most, so they come whole. */
export async function listOwnReports(
	q: Query,
	assignmentId: string,
	userId: string
): Promise<ItemReport[]> {
	return await q
		.select()
		.from(itemReports)
		.where(and(eq(itemReports.assignmentId, assignmentId), eq(itemReports.userId, userId)))
		.limit(1000);
}

/** A report with the nickname of who made it; null of one who left the class. */
export interface NamedReport extends Omit<ItemReport, 'userId'> {
	nickname: string | null;
}

const named = {
	id: itemReports.id,
	assignmentId: itemReports.assignmentId,
	ref: itemReports.ref,
	note: itemReports.note,
	state: itemReports.state,
	answer: itemReports.answer,
	createdAt: itemReports.createdAt,
	nickname: memberships.nickname
};

function ofMember() {
	return and(
		eq(memberships.classId, assignments.classId),
		eq(memberships.userId, itemReports.userId)
	);
}

/** All reports of an assignment, oldest first. */
export async function listReports(q: Query, assignmentId: string): Promise<NamedReport[]> {
	return await q
		.select(named)
		.from(itemReports)
		.innerJoin(assignments, eq(assignments.id, itemReports.assignmentId))
		.leftJoin(memberships, ofMember())
		.where(eq(itemReports.assignmentId, assignmentId))
		.orderBy(asc(itemReports.createdAt), asc(itemReports.id))
		.limit(5000);
}

/** The open reports of a class, newest first. */
export async function listOpenReports(
	q: Query,
	classId: string,
	window: Window
): Promise<(NamedReport & { title: string })[]> {
	return await q
		.select({ ...named, title: assignments.title })
		.from(itemReports)
		.innerJoin(assignments, eq(assignments.id, itemReports.assignmentId))
		.leftJoin(memberships, ofMember())
		.where(and(eq(assignments.classId, classId), eq(itemReports.state, 'open')))
		.orderBy(desc(itemReports.createdAt), desc(itemReports.id))
		.limit(window.limit)
		.offset(window.offset);
}

export async function countOpenReports(q: Query, classId: string): Promise<number> {
	const rows = await q
		.select({ n: count() })
		.from(itemReports)
		.innerJoin(assignments, eq(assignments.id, itemReports.assignmentId))
		.where(and(eq(assignments.classId, classId), eq(itemReports.state, 'open')));
	return rows[0]?.n ?? 0;
}

/** Answers these reports, which are open no more. */
export async function settleReports(
	tx: Query,
	ids: string[],
	change: { state: ReportState; answer: string }
): Promise<void> {
	if (ids.length === 0) return;
	await tx.update(itemReports).set(change).where(inArray(itemReports.id, ids));
}
