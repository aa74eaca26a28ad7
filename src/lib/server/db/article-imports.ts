import { and, count, desc, eq, inArray, lt } from 'drizzle-orm';
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

/** Deletes all but the newest `most` of an owner's. */
export async function deleteOldestImports(tx: Query, ownerId: string, most: number): Promise<void> {
	const [{ n } = { n: 0 }] = await tx
		.select({ n: count() })
		.from(articleImports)
		.where(eq(articleImports.ownerId, ownerId));
	if (n <= most) return;
	const old = await tx
		.select({ id: articleImports.id })
		.from(articleImports)
		.where(eq(articleImports.ownerId, ownerId))
		.orderBy(articleImports.createdAt, articleImports.id)
		.limit(n - most);
	await tx.delete(articleImports).where(
		and(
			eq(articleImports.ownerId, ownerId),
			inArray(
				articleImports.id,
				old.map(({ id }) => id)
			)
		)
	);
}

export async function deleteExpiredImports(tx: Query, now: number): Promise<void> {
	await tx.delete(articleImports).where(lt(articleImports.expiresAt, now));
}
