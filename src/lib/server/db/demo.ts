import { and, eq, inArray, notExists, or } from 'drizzle-orm';
import type { Query } from './client.ts';
import { articles, classes, memberships, users } from './schema.ts';

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

/**
 * Deletes everything the demo brought: its classes, articles and people, and with them their attempts. Learners who
 * joined the demo class themselves and belong to no other class go too, since they could not sign in any more.
 */
export async function deleteDemo(q: Query): Promise<void> {
	const demoClasses = (
		await q.select({ id: classes.id }).from(classes).where(eq(classes.isDemo, true))
	).map((row) => row.id);
	await q.delete(classes).where(eq(classes.isDemo, true));
	await q.delete(articles).where(eq(articles.isDemo, true));
	const stranded = and(
		inArray(users.homeClassId, demoClasses),
		notExists(q.select().from(memberships).where(eq(memberships.userId, users.id)))
	);
	await q
		.delete(users)
		.where(demoClasses.length > 0 ? or(eq(users.isDemo, true), stranded) : eq(users.isDemo, true));
}
