import type { Item } from '../../core/quiz/item.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { advanceQuizRevision, listDraftItems, updateDraftItems } from '../db/quizzes.ts';
import type { ItemState } from '../db/schema.ts';
import { DomainError } from '../errors.ts';
import { judgeItems } from '../generation/judge.ts';
import { ownQuiz } from './owned.ts';
import { onDesk } from './show-quiz-draft.ts';

/** A change to one item: its verdict, its place among the others, its wording. What is left out stays. */
export interface ItemChange {
	itemId: string;
	state?: ItemState;
	position?: number;
	body?: Item;
}

/**
 * Stores a trainer's verdicts, swaps and edits, all or none. `revision` is the one the window last saw: when another window
 * was faster, nothing is written and the caller is told to look again.
 * @returns the new revision and what the gates say about each changed item.
 */
export async function reviewItems(
	ctx: Context,
	actor: Actor,
	input: { quizId: string; revision: number; changes: ItemChange[] }
) {
	const quiz = await ownQuiz(ctx, actor, input.quizId, 'editor');
	const article = await findArticle(ctx.db.read, quiz.articleId);
	if (!article)
		throw new DomainError('not-found', 'The article of this quiz is not here any more.');
	const { changed, quizItems } = await ctx.db.write(async (tx) => {
		const fresh = await advanceQuizRevision(tx, quiz.id, input.revision, { updatedAt: ctx.now() });
		if (!fresh) {
			throw new DomainError(
				'conflict',
				'This quiz was changed in another window. Reload to see it; your last change was not stored.'
			);
		}
		const known = new Map((await listDraftItems(tx, quiz.id)).map((item) => [item.itemId, item]));
		const changed = input.changes.map((change) => {
			const item = known.get(change.itemId);
			if (!item) throw new DomainError('invalid', 'One of these questions is not in this quiz.');
			const body = change.body ?? item.body;
			if (body.id !== item.itemId || body.type !== item.body.type) {
				throw new DomainError('invalid', 'A question keeps its type; write a new one instead.');
			}
			return {
				itemId: item.itemId,
				state: change.state ?? item.state,
				position: change.position ?? item.position,
				body
			};
		});
		await updateDraftItems(tx, quiz.id, changed);
		for (const change of changed)
			known.set(change.itemId, { ...known.get(change.itemId)!, ...change });
		return { changed, quizItems: onDesk([...known.values()]) };
	});
	const bodies = changed.map(({ body }) => body);
	const findings = await judgeItems(article.text, bodies, quizItems);
	return {
		revision: input.revision + 1,
		findings: changed.map(({ itemId }, i) => ({ itemId, findings: findings[i]! }))
	};
}
