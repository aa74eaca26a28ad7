import { offerSpare, WISHES, type Wish } from '../../core/quiz/spares.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { listDraftItems } from '../db/quizzes.ts';
import { DomainError } from '../errors.ts';
import { ownQuiz } from './owned.ts';

/** What a wish about one question would bring: a spare of the same draft, or a sentence why there is none. */
export interface SpareOffer {
	wish: Wish;
	/** null: nothing is offered. */
	itemId: string | null;
	why: string;
}

/** What the spares of a draft have to offer for one question on the desk, one offer a wish. Nothing is changed. */
export async function offerSpares(
	ctx: Context,
	actor: Actor,
	input: { quizId: string; itemId: string }
): Promise<{ offers: SpareOffer[] }> {
	const quiz = await ownQuiz(ctx, actor, input.quizId, 'editor');
	const article = await findArticle(ctx.db.read, quiz.articleId);
	const drafted = await listDraftItems(ctx.db.read, quiz.id);
	const desk = drafted.filter((i) => i.state === 'pending' || i.state === 'accepted');
	const item = desk.find((i) => i.itemId === input.itemId);
	if (!article || !item)
		throw new DomainError('not-found', 'This question is not on the desk any more.');
	const stock = {
		text: article.text,
		items: desk.map((i) => i.body),
		spares: drafted.filter((i) => i.state === 'spare').map((i) => i.body)
	};
	return {
		offers: WISHES.map((wish) => {
			const { spare, why } = offerSpare(wish, item.body, stock);
			return { wish, itemId: spare?.id ?? null, why };
		})
	};
}
