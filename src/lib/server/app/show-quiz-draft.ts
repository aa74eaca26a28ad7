import type { Item } from '../../core/quiz/item.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { listClassesOfTrainer } from '../db/classes.ts';
import { listDraftItems, listQuizVersions } from '../db/quizzes.ts';
import type { ItemState } from '../db/schema.ts';
import { DomainError } from '../errors.ts';
import { judgeItems, sentencesOf } from '../generation/judge.ts';
import { takeUpDraft } from './draft-article.ts';
import { draftingNow, isLost } from './drafting-now.ts';
import { offerRegrades } from './offer-regrades.ts';
import { ownQuiz } from './owned.ts';

/** A quiz as its trainer reviews it: the items beside the article, each with what the gates say about it. */
export async function showQuizDraft(ctx: Context, actor: Actor, input: { id: string }) {
	const quiz = await ownQuiz(ctx, actor, input.id, 'viewer');
	if (isLost(quiz.drafting, ctx.now())) await takeUpDraft(ctx, quiz.id);
	const article = await findArticle(ctx.db.read, quiz.articleId);
	if (!article)
		throw new DomainError('not-found', 'The article of this quiz is not here any more.');
	const items = await listDraftItems(ctx.db.read, quiz.id);
	const classes = await listClassesOfTrainer(ctx.db.read, actor.userId, { limit: 200, offset: 0 });
	const bodies = items.map((item) => item.body);
	const [findings, sentences] = await Promise.all([
		judgeItems(article.text, bodies, onDesk(items)),
		sentencesOf(article.text)
	]);
	return {
		quiz: {
			id: quiz.id,
			title: quiz.title,
			revision: quiz.revision,
			drafting: draftingNow(quiz.drafting, ctx.now())
		},
		role: quiz.role,
		archivedAt: quiz.archivedAt,
		article: { id: article.id, title: article.title, text: article.text },
		sentences,
		items: items.map((item, i) => ({ ...item, findings: findings[i]! })),
		versions: await listQuizVersions(ctx.db.read, quiz.id),
		regrades: await offerRegrades(ctx, actor, { quizId: quiz.id }),
		classes: classes
			.filter((cls) => cls.archivedAt === null)
			.map(({ id, name, timeZone }) => ({ id, name, timeZone }))
	};
}

/** The items that make up the quiz as it stands, in order: neither dropped nor kept in reserve. */
export function onDesk(
	items: readonly { state: ItemState; position: number; body: Item }[]
): Item[] {
	return items
		.filter((i) => i.state === 'pending' || i.state === 'accepted')
		.sort((a, b) => a.position - b.position)
		.map((i) => i.body);
}
