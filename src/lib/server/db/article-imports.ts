import { and, count, desc, eq, gt, lt } from 'drizzle-orm';
import type { Query } from './client.ts';
import { articleImports } from './schema.ts';

export type ArticleImport = typeof articleImports.$inferSelect;

/** What a list of imports shows of each. */
export type ImportSummary = Pick<
	ArticleImport,
	'id' | 'title' | 'source' | 'createdAt' | 'expiresAt'
>;

export async function insertImport(q: Query, row: ArticleImport): Promise<void> {
	await q.insert(articleImports).values(row);
}

export async function findImport(q: Query, id: string): Promise<ArticleImport | undefined> {
	const rows = await q.select().from(articleImports).where(eq(articleImports.id, id)).limit(1);
	return rows[0];
}

/** Newest first. */
export async function listImportsOfOwner(
	q: Query,
	ownerId: string,
	limit: number
): Promise<ImportSummary[]> {
	return await q
		.select({
			id: articleImports.id,
			title: articleImports.title,
			source: articleImports.source,
			createdAt: articleImports.createdAt,
			expiresAt: articleImports.expiresAt
		})
		.from(articleImports)
		.where(eq(articleImports.ownerId, ownerId))
		.orderBy(desc(articleImports.createdAt), desc(articleImports.id))
		.limit(limit);
}

/** Stores what its trainer has chosen. @returns false when it is not there any more */
export async function updateImport(
	tx: Query,
	id: string,
	chosen: Pick<ArticleImport, 'title' | 'licence' | 'kept'>
): Promise<boolean> {
	const rows = await tx
		.update(articleImports)
		.set(chosen)
		.where(eq(articleImports.id, id))
		.returning({ id: articleImports.id });
	return rows.length === 1;
}

export async function deleteImport(tx: Query, id: string): Promise<void> {
	await tx.delete(articleImports).where(eq(articleImports.id, id));
}

/** How many of an owner's wait to be kept. */
export async function countImportsOfOwner(q: Query, ownerId: string, now: number): Promise<number> {
	const rows = await q
		.select({ n: count() })
		.from(articleImports)
		.where(and(eq(articleImports.ownerId, ownerId), gt(articleImports.expiresAt, now)));
	return rows[0]?.n ?? 0;
}

export async function deleteExpiredImports(tx: Query, now: number): Promise<void> {
	await tx.delete(articleImports).where(lt(articleImports.expiresAt, now));
}
