import { anchoredIn } from '../../core/bank/anchor.ts';
import { pictureIds } from '../../core/image/picture.ts';
import type { Item } from '../../core/quiz/item.ts';
import type { Actor, Context } from '../context.ts';
import { holdImages } from '../db/images.ts';
import type { ItemRef } from '../db/item-tags.ts';
import { DomainError } from '../errors.ts';
import { articleText } from './article-text.ts';
import { ownQuiz, ownScenario } from './owned.ts';
import { searchBank } from './search-bank.ts';
import { requireItem } from './use-item.ts';

/** A question of the bank that a situation may ask. */
export interface OfferedQuestion {
	quizId: string;
	itemId: string;
	quizTitle: string;
	item: Item;
}

/** The questions about a scenario's article that somebody may see, those with these words in them first of all. */
export async function offerQuestions(
	ctx: Context,
	actor: Actor,
	input: { scenarioId: string; words: string }
): Promise<{ questions: OfferedQuestion[]; total: number }> {
	const draft = await ownScenario(ctx, actor, input.scenarioId, 'editor');
	const { list } = await searchBank(ctx, actor, {
		words: input.words,
		articleId: draft.articleId,
		tag: null,
		type: null,
		level: null,
		standing: 'desk',
		facility: null,
		page: 1
	});
	return {
		questions: list.rows.map(({ quizId, itemId, quizTitle, item }) => ({
			...{ quizId, itemId, quizTitle, item }
		})),
		total: list.total
	};
}

/** A question of the bank with its quotes where they stand in the scenario's article, and its picture kept for it. */
export async function takeQuestion(
	ctx: Context,
	actor: Actor,
	input: { scenarioId: string; from: ItemRef }
): Promise<{ item: Item }> {
	const draft = await ownScenario(ctx, actor, input.scenarioId, 'editor');
	await ownQuiz(ctx, actor, input.from.quizId, 'viewer');
	return await ctx.db.write(async (tx) => {
		const { body } = await requireItem(tx, input.from);
		const item = anchoredIn(await articleText(tx, draft.articleId), body);
		if (!item) {
			throw new DomainError(
				'invalid',
				'The quotes of this question do not stand in the article of this scenario.'
			);
		}
		await holdImages(tx, { kind: 'scenario', id: draft.id }, pictureIds([item]), ctx.now());
		return { item };
	});
}
