import type { Item, ItemView } from '../../core/quiz/item.ts';
import { paperKey, paperTask } from '../../core/quiz/print.ts';
import { viewItem } from '../../core/quiz/view.ts';
import type { Actor, Context } from '../context.ts';
import { findArticle } from '../db/articles.ts';
import { ownQuiz } from './owned.ts';
import { itemsAsGiven } from './preview-quiz.ts';

export const PRINT_PARTS = ['sheet', 'answers', 'key'] as const;
export type PrintPart = (typeof PRINT_PARTS)[number];

/** A question on paper. Its key is there only where the key is printed. */
export interface PrintedItem {
	view: ItemView;
	task: string;
	key: { label: string; item: Item } | null;
}

/** A quiz for paper: the questions, the sheet to answer on, or the key with its quotes. */
export async function showQuizPrint(
	ctx: Context,
	actor: Actor,
	input: { id: string; part: PrintPart }
): Promise<{
	quiz: { id: string; title: string };
	article: string;
	part: PrintPart;
	items: PrintedItem[];
}> {
	const quiz = await ownQuiz(ctx, actor, input.id, 'viewer');
	const article = await findArticle(ctx.db.read, quiz.articleId);
	const items = await itemsAsGiven(ctx, quiz.id);
	return {
		quiz: { id: quiz.id, title: quiz.title },
		article: article?.title ?? '',
		part: input.part,
		items: items.map((item) => {
			const view = viewItem(item, quiz.id);
			return {
				view,
				task: paperTask(view),
				key: input.part === 'key' ? { label: paperKey(item, view), item } : null
			};
		})
	};
}
