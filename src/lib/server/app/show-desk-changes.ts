import type { Verdict } from '../../core/quiz/desk/desk.ts';
import type { Findings } from '../../core/quiz/gates/warn.ts';
import type { Item } from '../../core/quiz/item.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { listQuizChanges, type QuizChange } from '../db/quiz-changes.ts';
import { listDraftItems } from '../db/quizzes.ts';
import type { Drafting } from '../db/schema.ts';
import { DomainError } from '../errors.ts';
import { judgeItems } from '../generation/judge.ts';
import { takeUpDraft } from './draft-article.ts';
import { draftingNow, isLost } from './drafting-now.ts';
import { ownQuiz } from './owned.ts';
import { onDesk } from './show-quiz-draft.ts';

/** What has become of a desk since a window last looked. */
export interface DeskDelta {
	revision: number;
	title: string;
	/** Ids of all items, in order. */
	order: string[];
	/** Those that are not as they were, or all where that is not known any more; with what the gates say of them. */
	items: {
		itemId: string;
		state: Verdict;
		body: Item;
		cameBack: string | null;
		findings: Findings;
	}[];
	/** Who did what, newest first, as far as it is kept. */
	changes: QuizChange[];
	drafting: Drafting | null;
}

/** What has changed on a quiz's desk after a revision. */
export async function showDeskChanges(
	ctx: Context,
	actor: Actor,
	input: { id: string; revision: number }
): Promise<DeskDelta> {
	const quiz = await ownQuiz(ctx, actor, input.id, 'viewer');
	if (isLost(quiz.drafting, ctx.now())) await takeUpDraft(ctx, quiz.id);
	const now = {
		revision: quiz.revision,
		title: quiz.title,
		drafting: draftingNow(quiz.drafting, ctx.now())
	};
	if (quiz.revision === input.revision) return { ...now, order: [], items: [], changes: [] };
	const article = await findArticle(ctx.db.read, quiz.articleId);
	if (!article)
		throw new DomainError('not-found', 'The article of this quiz is not here any more.');
	const items = await listDraftItems(ctx.db.read, quiz.id);
	const changes = await listQuizChanges(ctx.db.read, quiz.id, input.revision);
	const isWhole = changes.length === quiz.revision - input.revision;
	const ids = new Set(changes.flatMap(({ itemIds }) => itemIds));
	const changed = isWhole ? items.filter(({ itemId }) => ids.has(itemId)) : items;
	const findings = await judgeItems(
		article.text,
		changed.map(({ body }) => body),
		onDesk(items)
	);
	return {
		...now,
		order: items.map(({ itemId }) => itemId),
		items: changed.map(({ itemId, state, body, cameBack }, i) => ({
			itemId,
			state,
			body,
			cameBack,
			findings: findings[i]!
		})),
		changes
	};
}
