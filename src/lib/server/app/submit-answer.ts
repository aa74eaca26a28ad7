import { gradeItem, InvalidResponse, type Grade } from '../../core/quiz/grade.ts';
import type { Item, ItemResponse } from '../../core/quiz/item.ts';
import { revealItem, type RevealedItem } from '../../core/quiz/reveal.ts';
import type { QuizReply } from '../../schemas/play.ts';
import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { articleText } from './article-text.ts';
import { updateAttempt } from '../db/attempts.ts';
import { findResponse, insertResponse, type StoredResponse } from '../db/responses.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { keepGrade } from './keep-grade.ts';
import { keepPractice } from './keep-practice.ts';
import { lockAttempt, outOfStep, ownAttempt } from './own-attempt.ts';

/**
 * Stores and grades the answer to the item at `step`, and resolves, with everything about that item, once it is
 * durable. A step that was answered before keeps its first answer, whatever is sent again: its result is told again.
 */
export async function submitAnswer(
	ctx: Context,
	actor: Actor,
	input: { attemptId: string; step: number; itemId: string; response: ItemResponse }
): Promise<QuizReply> {
	requireRole(actor, 'learner');
	const { attempt: seen, assignment } = await ownAttempt(ctx, actor, input.attemptId);
	const { work } = assignment;
	if (work.kind !== 'quiz') throw outOfStep();
	const item = work.items[input.step];
	if (!item || item.id !== input.itemId) throw outOfStep();
	const last = input.step === work.items.length - 1;

	let stored = await findResponse(ctx.db.read, seen.id, input.step);
	if (!stored) {
		const response = storable(input.response);
		const grade = gradeOrRefuse(item, response, work.items);
		const at = ctx.now();
		const outcome = await ctx.db.write(async (tx) => {
			const { attempt, member } = await lockAttempt(tx, seen, assignment.classId);
			const row: StoredResponse = {
				attemptId: attempt.id,
				step: input.step,
				ref: item.id,
				response,
				points: grade.points,
				possible: grade.possible,
				answeredAt: at,
				verdict: grade.undecided ? 'undecided' : null,
				certainty: null,
				tries: 1,
				tookMs: null
			};
			const before = input.step === 0 || (await findResponse(tx, attempt.id, input.step - 1));
			if (!before) throw outOfStep();
			if (!(await insertResponse(tx, row))) {
				return { row: await findResponse(tx, attempt.id, input.step), moved: false };
			}
			const points = attempt.points + grade.points;
			await updateAttempt(tx, attempt.id, { points, finishedAt: last ? at : null });
			const practised = await keepPractice(tx, member, assignment, at);
			const { moved } = await keepGrade(tx, member, assignment, at);
			return { row, moved: practised || moved };
		});
		stored = outcome.row;
		if (outcome.moved) notifyBoard(assignment.classId);
	}
	if (!stored) throw outOfStep();
	const text = await articleText(ctx, work.articleId);
	return {
		kind: 'quiz',
		step: input.step,
		result: tellResult(item, stored, text),
		finished: last
	};
}

/** A stored answer with its verdict, key and reasons. */
export function tellResult(item: Item, stored: StoredResponse, text: string): RevealedItem {
	const { points, possible } = stored;
	const undecided = stored.verdict === 'undecided';
	const grade = { points, possible, correct: points === possible, undecided };
	return revealItem(item, stored.response as ItemResponse, grade, text);
}

/** The grade, or a DomainError for what is no answer to this item. */
export function gradeOrRefuse(item: Item, response: ItemResponse, quiz: readonly Item[]): Grade {
	try {
		return gradeItem(item, response, quiz);
	} catch (error) {
		if (error instanceof InvalidResponse) throw new DomainError('invalid', error.message);
		throw error;
	}
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair; nobody means to answer with them. */
export function storable(response: ItemResponse): ItemResponse {
	if (response.kind !== 'text') return response;
	return { kind: 'text', text: response.text.replaceAll('\u0000', '').toWellFormed() };
}
