import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { countHanging, type Hanging } from '../db/hanging.ts';
import { listNewerOf } from '../db/newer-texts.ts';
import { listQuizzesOfArticle } from '../db/quizzes.ts';
import { listScenariosOfArticle } from '../db/scenarios.ts';
import type { MemberRole } from '../db/schema.ts';
import { ownArticle, roleIn } from './owned.ts';

/**
 * An article with the quizzes and scenarios made from it, what would go with each of them, and what the actor is in each
 * and may do with the article.
 */
export async function showArticle(ctx: Context, actor: Actor, input: { id: string }) {
	const article = await ownArticle(ctx, actor, input.id, 'read');
	const { id, title, text, words, source, licence, sha256, createdAt, isDemo } = article;
	const older =
		article.newerOf === null ? undefined : await findArticle(ctx.db.read, article.newerOf);
	const mine = actor.role === 'administrator' ? null : actor.userId;
	const quizzes = await listQuizzesOfArticle(ctx.db.read, id, mine);
	const scenarios = await listScenariosOfArticle(ctx.db.read, id, mine);
	return {
		article: { id, title, text, words, source, licence, sha256, createdAt, isDemo },
		mayChange: article.ownerId === actor.userId || actor.role === 'administrator',
		quizzes: await withHanging(ctx, actor, 'quiz', quizzes),
		scenarios: await withHanging(ctx, actor, 'scenario', scenarios),
		olderText: older && { id: older.id, title: older.title },
		newerTexts: await listNewerOf(ctx.db.read, id),
		hanging: await countHanging(ctx.db.read, { kind: 'article', id })
	};
}

async function withHanging<T extends { id: string }>(
	ctx: Context,
	actor: Actor,
	kind: 'quiz' | 'scenario',
	rows: T[]
): Promise<(T & { role: MemberRole | null; hanging: Hanging })[]> {
	const shown = [];
	for (const row of rows) {
		const shared = { kind, id: row.id };
		const role = await roleIn(ctx.db.read, actor, shared);
		shown.push({ ...row, role, hanging: await countHanging(ctx.db.read, shared) });
	}
	return shown;
}
