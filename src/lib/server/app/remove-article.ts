import type { Actor, Context } from '../context.ts';
import { deleteArticle } from '../db/articles.ts';
import { ownArticle } from './owned.ts';

/** Deletes an article with its quizzes, scenarios and every attempt at them. */
export async function removeArticle(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<void> {
	const article = await ownArticle(ctx, actor, input.id);
	await ctx.db.write((tx) => deleteArticle(tx, article.id));
}
