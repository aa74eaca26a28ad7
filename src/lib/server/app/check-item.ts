import type { Findings } from '../../core/quiz/gates/warn.ts';
import type { Item } from '../../core/quiz/item.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { listDraftItems } from '../db/quizzes.ts';
import { DomainError } from '../errors.ts';
import { judgeItems } from '../generation/judge.ts';
import { ownQuiz } from './owned.ts';
import { onDesk } from './show-quiz-draft.ts';

/** What the gates say of an item of a quiz while it is being written. Nothing is stored. */
export async function checkItem(
	ctx: Context,
	actor: Actor,
	input: { quizId: string; body: Item }
): Promise<{ findings: Findings }> {
	const quiz = await ownQuiz(ctx, actor, input.quizId, 'editor');
	const article = await findArticle(ctx.db.read, quiz.articleId);
	if (!article)
		throw new DomainError('not-found', 'The article of this quiz is not here any more.');
	const desk = onDesk(await listDraftItems(ctx.db.read, quiz.id));
	const known = desk.some(({ id }) => id === input.body.id);
	const quizNow = known
		? desk.map((item) => (item.id === input.body.id ? input.body : item))
		: [...desk, input.body];
	const [findings] = await judgeItems(article.text, [input.body], quizNow);
	return { findings: findings! };
}
