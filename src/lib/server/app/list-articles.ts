import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { listImportsOfOwner, type ImportSummary } from '../db/article-imports.ts';
import { countArticlesOfOwner, listArticlesOfOwner, type ArticleSummary } from '../db/articles.ts';
import { pageOf, type Page } from './page.ts';

/** The trainer's own articles, newest first. `page` counts from 1. */
export async function listArticles(
	ctx: Context,
	actor: Actor,
	input: { page: number }
): Promise<Page<ArticleSummary>> {
	requireRole(actor, 'trainer', 'administrator');
	return pageOf(
		input.page,
		(window) => listArticlesOfOwner(ctx.db.read, actor.userId, window),
		() => countArticlesOfOwner(ctx.db.read, actor.userId)
	);
}

/** What the trainer brought in and has neither kept nor thrown away, newest first. */
export async function listImports(ctx: Context, actor: Actor): Promise<ImportSummary[]> {
	requireRole(actor, 'trainer', 'administrator');
	const all = await listImportsOfOwner(ctx.db.read, actor.userId, 20);
	return all.filter(({ expiresAt }) => expiresAt > ctx.now());
}
