import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Query } from './client.ts';
import { articles, quizVersions, quizzes, scenarioVersions, scenarios } from './schema.ts';

/** The texts that were brought in as newer ones of this, newest first. */
export async function listNewerOf(
	q: Query,
	articleId: string
): Promise<{ id: string; title: string; createdAt: number }[]> {
	return await q
		.select({ id: articles.id, title: articles.title, createdAt: articles.createdAt })
		.from(articles)
		.where(eq(articles.newerOf, articleId))
		.orderBy(desc(articles.createdAt), desc(articles.id))
		.limit(50);
}

/** Lets a quiz go on with another text. What was published stays with the text it was published from. */
export async function setQuizArticle(
	tx: Query,
	quizId: string,
	article: { from: string; to: string }
): Promise<void> {
	await tx
		.update(quizVersions)
		.set({ articleId: article.from })
		.where(and(eq(quizVersions.quizId, quizId), isNull(quizVersions.articleId)));
	await tx.update(quizzes).set({ articleId: article.to }).where(eq(quizzes.id, quizId));
}

/** The same for a scenario. */
export async function setScenarioArticle(
	tx: Query,
	scenarioId: string,
	article: { from: string; to: string }
): Promise<void> {
	await tx
		.update(scenarioVersions)
		.set({ articleId: article.from })
		.where(and(eq(scenarioVersions.scenarioId, scenarioId), isNull(scenarioVersions.articleId)));
	await tx.update(scenarios).set({ articleId: article.to }).where(eq(scenarios.id, scenarioId));
}
