import { warnItem } from '../../core/quiz/gates/warn.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { listClassesOfTrainer } from '../db/classes.ts';
import { listDraftItems, listQuizVersions } from '../db/quizzes.ts';
import { DomainError } from '../errors.ts';
import { ownQuiz } from './owned.ts';

/** A quiz as its trainer reviews it: the items beside the article, each with what the gates say about it. */
export async function showQuizDraft(ctx: Context, actor: Actor, input: { id: string }) {
	const quiz = await ownQuiz(ctx, actor, input.id);
	const article = await findArticle(ctx.db.read, quiz.articleId);
	if (!article)
		throw new DomainError('not-found', 'The article of this quiz is not here any more.');
	const items = await listDraftItems(ctx.db.read, quiz.id);
	const classes = await listClassesOfTrainer(ctx.db.read, actor.userId, { limit: 200, offset: 0 });
	return {
		quiz: { id: quiz.id, title: quiz.title, revision: quiz.revision },
		article: { id: article.id, title: article.title, text: article.text },
		items: items.map((item) => ({
			...item,
			findings: warnItem(item.body, article.text)
		})),
		versions: await listQuizVersions(ctx.db.read, quiz.id),
		classes: classes.map(({ id, name }) => ({ id, name }))
	};
}
