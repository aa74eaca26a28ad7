import type { Item, ItemResponse, ItemView } from '../../core/quiz/item.ts';
import { tellItem } from '../../core/quiz/told-item.ts';
import { viewItem } from '../../core/quiz/view.ts';
import type { QuizReply } from '../../schemas/play.ts';
import type { Actor, Context } from '../context.ts';
import { listDraftItems } from '../db/quizzes.ts';
import { DomainError } from '../errors.ts';
import { articleText } from './article-text.ts';
import { gradeOrRefuse, storable } from './grade-answer.ts';
import { ownQuiz } from './owned.ts';

/**
 * What learners would get of a draft as it stands: what is accepted, or, while nothing is, what is on the desk. Options
 * stand in one order whenever it is looked at.
 */
export async function itemsAsGiven(ctx: Context, quizId: string): Promise<Item[]> {
	const items = await listDraftItems(ctx.db.read, quizId);
	const accepted = items.filter(({ state }) => state === 'accepted');
	const shown = accepted.length > 0 ? accepted : items.filter(({ state }) => state === 'pending');
	return shown.map(({ body }) => body);
}

/** A draft as a learner would see it before answering: no key is in it. */
export async function showQuizPreview(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<{ quiz: { id: string; title: string }; items: (ItemView & { step: number })[] }> {
	const quiz = await ownQuiz(ctx, actor, input.id, 'viewer');
	const items = await itemsAsGiven(ctx, quiz.id);
	return {
		quiz: { id: quiz.id, title: quiz.title },
		items: items.map((item, step) => ({ ...viewItem(item, quiz.id), step }))
	};
}

/** What a learner would be told of an answer, explained at once. Nothing is stored. */
export async function answerQuizPreview(
	ctx: Context,
	actor: Actor,
	input: { id: string; itemId: string; response: ItemResponse }
): Promise<QuizReply> {
	const quiz = await ownQuiz(ctx, actor, input.id, 'viewer');
	const items = await itemsAsGiven(ctx, quiz.id);
	const step = items.findIndex(({ id }) => id === input.itemId);
	const item = items[step];
	if (!item) {
		throw new DomainError(
			'conflict',
			'This question is not in the quiz any more. Load the preview again.'
		);
	}
	const response = storable(input.response);
	const grade = gradeOrRefuse(item, response, items);
	const answer = {
		response,
		points: grade.points,
		possible: grade.possible,
		undecided: grade.undecided,
		certainty: null,
		tries: 1
	};
	const finished = step === items.length - 1;
	const told = { behaviour: 'immediate', reveal: 'answer', finished, allDone: true } as const;
	return {
		kind: 'quiz',
		step,
		result: tellItem(item, answer, told, await articleText(ctx.db.read, quiz.articleId)),
		again: null,
		next: finished ? null : step + 1,
		finished,
		reached: null
	};
}
