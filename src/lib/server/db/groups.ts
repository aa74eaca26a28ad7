import { and, asc, count, eq } from 'drizzle-orm';
import type { Query } from './client.ts';
import { assignments, groups, memberships } from './schema.ts';

export type Group = typeof groups.$inferSelect;

/** A taken name is refused by the unique index (isUniqueViolation). */
export async function insertGroup(q: Query, row: Group): Promise<void> {
	await q.insert(groups).values(row);
}

export async function findGroup(q: Query, classId: string, id: string): Promise<Group | undefined> {
	const rows = await q
		.select()
		.from(groups)
		.where(and(eq(groups.classId, classId), eq(groups.id, id)))
		.limit(1);
	return rows[0];
}

/** The groups of a class by name, with how many learners are in each. */
export async function listGroups(
	q: Query,
	classId: string
): Promise<{ id: string; name: string; members: number }[]> {
	return await q
		.select({ id: groups.id, name: groups.name, members: count(memberships.userId) })
		.from(groups)
		.leftJoin(memberships, eq(memberships.groupId, groups.id))
		.where(eq(groups.classId, classId))
		.groupBy(groups.id)
		.orderBy(asc(groups.nameKey));
}

/** False when the class has no such group. */
export async function renameGroup(
	q: Query,
	classId: string,
	id: string,
	name: { name: string; nameKey: string }
): Promise<boolean> {
	const rows = await q
		.update(groups)
		.set(name)
		.where(and(eq(groups.classId, classId), eq(groups.id, id)))
		.returning({ id: groups.id });
	return rows.length === 1;
}

/** Its learners stay in the class, in no group. False when the class has no such group. */
export async function deleteGroup(q: Query, classId: string, id: string): Promise<boolean> {
	// These columns were added to tables that existed, where SQLite keeps no "on delete" with them.
	await q
		.update(memberships)
		.set({ groupId: null })
		.where(inGroup(memberships, classId, id));
	await q
		.update(assignments)
		.set({ groupId: null })
		.where(inGroup(assignments, classId, id));
	const rows = await q
		.delete(groups)
		.where(and(eq(groups.classId, classId), eq(groups.id, id)))
		.returning({ id: groups.id });
	return rows.length === 1;
}

function inGroup(of: typeof memberships | typeof assignments, classId: string, id: string) {
	return and(eq(of.classId, classId), eq(of.groupId, id));
}
