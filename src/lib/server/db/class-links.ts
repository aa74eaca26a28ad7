import { and, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Query } from './client.ts';
import { classLinks, groups } from './schema.ts';

export type ClassLink = typeof classLinks.$inferSelect;

export async function insertClassLink(
	q: Query,
	row: typeof classLinks.$inferInsert
): Promise<void> {
	await q.insert(classLinks).values(row);
}

export async function findClassLinkByHash(
	q: Query,
	tokenHash: string
): Promise<ClassLink | undefined> {
	const rows = await q
		.select()
		.from(classLinks)
		.where(eq(classLinks.tokenHash, tokenHash))
		.limit(1);
	return rows[0];
}

/** Counts one more who joins by the link, if it still lets anybody in; true when it does. */
export async function useClassLink(q: Query, id: string, now: number): Promise<boolean> {
	const used = await q
		.update(classLinks)
		.set({ uses: sql`${classLinks.uses} + 1` })
		.where(
			and(
				eq(classLinks.id, id),
				gt(classLinks.expiresAt, now),
				or(isNull(classLinks.maxUses), lt(classLinks.uses, classLinks.maxUses))
			)
		)
		.returning({ id: classLinks.id });
	return used.length > 0;
}

/** The links of a class, newest first, with the name of the group they lead into. The newest hundred are given. */
export async function listClassLinks(
	q: Query,
	classId: string
): Promise<(ClassLink & { groupName: string | null })[]> {
	const rows = await q
		.select({ row: classLinks, groupName: groups.name })
		.from(classLinks)
		.leftJoin(groups, eq(groups.id, classLinks.groupId))
		.where(eq(classLinks.classId, classId))
		.orderBy(desc(classLinks.createdAt), desc(classLinks.id))
		.limit(100);
	return rows.map(({ row, groupName }) => ({ ...row, groupName }));
}

/** Deletes a link of the class; true when there was one. */
export async function deleteClassLink(q: Query, classId: string, id: string): Promise<boolean> {
	const gone = await q
		.delete(classLinks)
		.where(and(eq(classLinks.id, id), eq(classLinks.classId, classId)))
		.returning({ id: classLinks.id });
	return gone.length > 0;
}
