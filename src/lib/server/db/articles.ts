import { and, count, countDistinct, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Query } from './client.ts';
import { prepared } from './prepared.ts';
import { articles, quizzes, scenarios } from './schema.ts';

export type Article = typeof articles.$inferSelect;

/** What a list of articles shows of each. */
export interface ArticleSummary {
	id: string;
	title: string;
	words: number;
	isDemo: boolean;
	createdAt: number;
	quizzes: number;
	scenarios: number;
}

export async function insertArticle(q: Query, row: typeof articles.$inferInsert): Promise<void> {
	await q.insert(articles).values(row);
}

const articleById = prepared((q) =>
	q
		.select()
		.from(articles)
		.where(eq(articles.id, sql.placeholder('id')))
		.limit(1)
		.prepare()
);

export async function findArticle(q: Query, id: string): Promise<Article | undefined> {
	return (await articleById(q).execute({ id }))[0];
}

const textById = prepared((q) =>
	q
		.select({ text: articles.text })
		.from(articles)
		.where(eq(articles.id, sql.placeholder('id')))
		.limit(1)
		.prepare()
);

/** So many characters of text are kept as they were read: those that classes are at. */
const MOST_KEPT = 16_000_000;
const keptTexts = new Map<string, string>();
let keptCharacters = 0;

/** The text of an article. It never changes, so that it is read once, and not with every answer about it. */
export async function findText(q: Query, id: string): Promise<string | undefined> {
	const known = keptTexts.get(id);
	if (known !== undefined) return known;
	const text = (await textById(q).execute({ id }))[0]?.text;
	if (text === undefined || text.length > MOST_KEPT) return text;
	for (const [other, { length }] of keptTexts) {
		if (keptCharacters + text.length <= MOST_KEPT) break;
		keptTexts.delete(other);
		keptCharacters -= length;
	}
	// Two may have read it at the same time.
	if (!keptTexts.has(id)) keptCharacters += text.length;
	keptTexts.set(id, text);
	return text;
}

/** The texts of these articles, by id. */
export async function listArticleTexts(q: Query, ids: string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await q
		.select({ id: articles.id, text: articles.text })
		.from(articles)
		.where(inArray(articles.id, ids));
	return new Map(rows.map(({ id, text }) => [id, text]));
}

/** The owner's own article with exactly this text, if there is one. */
export async function findArticleByHash(
	q: Query,
	ownerId: string,
	sha256: string
): Promise<{ id: string; text: string } | undefined> {
	const rows = await q
		.select({ id: articles.id, text: articles.text })
		.from(articles)
		.where(and(eq(articles.ownerId, ownerId), eq(articles.sha256, sha256)))
		.limit(1);
	return rows[0];
}

/** Newest first. */
export async function listArticlesOfOwner(
	q: Query,
	ownerId: string,
	page: { limit: number; offset: number }
): Promise<ArticleSummary[]> {
	return await q
		.select({
			id: articles.id,
			title: articles.title,
			words: articles.words,
			isDemo: articles.isDemo,
			createdAt: articles.createdAt,
			quizzes: countDistinct(quizzes.id),
			scenarios: countDistinct(scenarios.id)
		})
		.from(articles)
		.leftJoin(quizzes, eq(quizzes.articleId, articles.id))
		.leftJoin(scenarios, eq(scenarios.articleId, articles.id))
		.where(eq(articles.ownerId, ownerId))
		.groupBy(articles.id)
		.orderBy(desc(articles.createdAt), desc(articles.id))
		.limit(page.limit)
		.offset(page.offset);
}

export async function countArticlesOfOwner(q: Query, ownerId: string): Promise<number> {
	const rows = await q.select({ n: count() }).from(articles).where(eq(articles.ownerId, ownerId));
	return rows[0]?.n ?? 0;
}
