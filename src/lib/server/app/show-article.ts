import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { countHanging, type Hanging } from '../db/hanging.ts';
import { listNewerOf } from '../db/newer-texts.ts';
import { listQuizzesOfArticle } from '../db/quizzes.ts';
import { listScenariosOfArticle } from '../db/scenarios.ts';
import { ownArticle } from './owned.ts';

/** An article with the quizzes and scenarios made from it, and what would go with each of them. */
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
		quizzes: await withHanging(ctx, 'quiz', quizzes),
		scenarios: await withHanging(ctx, 'scenario', scenarios),
		olderText: older && { id: older.id, title: older.title },
		newerTexts: await listNewerOf(ctx.db.read, id),
		hanging: await countHanging(ctx.db.read, { kind: 'article', id })
	};
}

async function withHanging<T extends { id: string }>(
	ctx: Context,
	kind: 'quiz' | 'scenario',
	rows: T[]
): Promise<(T & { hanging: Hanging })[]> {
	const shown = [];
	for (const row of rows) {
		shown.push({ ...row, hanging: await countHanging(ctx.db.read, { kind, id: row.id }) });
	}
	return shown;
}
