import type { Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';

/** The text that evidence points into. An assignment goes with its article, so it is there while the assignment is. */
export async function articleText(ctx: Context, articleId: string): Promise<string> {
	const article = await findArticle(ctx.db.read, articleId);
	if (!article) throw new Error(`Article ${articleId} is missing.`);
	return article.text;
}
