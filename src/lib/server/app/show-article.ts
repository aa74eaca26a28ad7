import type { Actor, Context } from '../context.ts';
import { countAttemptsOnQuizzes, listQuizzesOfArticle } from '../db/quizzes.ts';
import { countAttemptsOnScenarios, listScenariosOfArticle } from '../db/scenarios.ts';
import { ownArticle } from './owned.ts';

/** An article with the quizzes and scenarios made from it, and how many attempts would go with it. */
export async function showArticle(ctx: Context, actor: Actor, input: { id: string }) {
	const article = await ownArticle(ctx, actor, input.id);
	const quizzes = await listQuizzesOfArticle(ctx.db.read, article.id);
	const scenarios = await listScenariosOfArticle(ctx.db.read, article.id);
	const attempts =
		(await countAttemptsOnQuizzes(
			ctx.db.read,
			quizzes.map((quiz) => quiz.id)
		)) +
		(await countAttemptsOnScenarios(
			ctx.db.read,
			scenarios.map((scenario) => scenario.id)
		));
	return {
		article: {
			id: article.id,
			title: article.title,
			text: article.text,
			words: article.words,
			createdAt: article.createdAt,
			isDemo: article.isDemo
		},
		quizzes,
		scenarios,
		attempts
	};
}
