import type { PassageOffers } from '../../core/quiz/generate/ask-passage.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { listDraftItems } from '../db/quizzes.ts';
import { DomainError } from '../errors.ts';
import { offersFor } from '../generation/judge.ts';
import { ownQuiz } from './owned.ts';
import { onDesk } from './show-quiz-draft.ts';

/** What the generator can ask about a passage of a quiz's article (UTF-16 offsets). Nothing is stored. */
export async function askPassage(
	ctx: Context,
	actor: Actor,
	input: { quizId: string; start: number; end: number }
): Promise<PassageOffers> {
	const quiz = await ownQuiz(ctx, actor, input.quizId, 'editor');
	const article = await findArticle(ctx.db.read, quiz.articleId);
	if (!article)
		throw new DomainError('not-found', 'The article of this quiz is not here any more.');
	const desk = onDesk(await listDraftItems(ctx.db.read, quiz.id));
	const { start, end } = input;
	return offersFor(article.text, { start, end }, { title: article.title, quiz: desk });
}
