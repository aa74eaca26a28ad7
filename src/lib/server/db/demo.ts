import { eq } from 'drizzle-orm';
import type { Query } from './client.ts';
import { articles, classes, users } from './schema.ts';

/** The demo class, if there is one. */
export async function findDemoClass(
	q: Query
): Promise<{ id: string; name: string; code: string } | undefined> {
	const rows = await q
		.select({ id: classes.id, name: classes.name, code: classes.code })
		.from(classes)
		.where(eq(classes.isDemo, true))
		.limit(1);
	return rows[0];
}

/** Every class of the demo. There may be several where one that was being made was given up. */
export async function listDemoClassIds(q: Query): Promise<string[]> {
	const rows = await q.select({ id: classes.id }).from(classes).where(eq(classes.isDemo, true));
	return rows.map((row) => row.id);
}

/** Marks an article as part of the demo, so that removing the demo takes it along. */
export async function markAsDemo(q: Query, input: { articleId: string }): Promise<void> {
	await q.update(articles).set({ isDemo: true }).where(eq(articles.id, input.articleId));
}

/** The articles the demo brought. */
export async function listDemoArticleIds(q: Query): Promise<string[]> {
	const rows = await q
		.select({ id: articles.id })
		.from(articles)
		.where(eq(articles.isDemo, true))
		.limit(100);
	return rows.map((row) => row.id);
}

/** Deletes the articles and people of the demo, and what hangs on them. */
export async function deleteDemoArticlesAndPeople(q: Query): Promise<void> {
	await q.delete(articles).where(eq(articles.isDemo, true));
	await q.delete(users).where(eq(users.isDemo, true));
}
