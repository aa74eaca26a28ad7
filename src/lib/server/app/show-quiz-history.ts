import { deskBefore, type Desk } from '../../core/quiz/desk/desk.ts';
import type { Actor, Context } from '../context.ts';
import { listQuizChanges, listWaysBack, type QuizChange } from '../db/quiz-changes.ts';
import { DomainError } from '../errors.ts';
import { deskOf } from './change-draft.ts';
import { ownQuiz } from './owned.ts';

/** What was done to a quiz's draft, newest first, as far back as it is kept. */
export async function showQuizHistory(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<{ changes: QuizChange[] }> {
	const quiz = await ownQuiz(ctx, actor, input.id, 'viewer');
	return { changes: await listQuizChanges(ctx.db.read, quiz.id, 0) };
}

/** A quiz's desk as it was at an earlier revision. DomainError 'gone' where that is not kept any more. */
export async function showEarlierDesk(
	ctx: Context,
	actor: Actor,
	input: { id: string; revision: number }
): Promise<Desk> {
	const quiz = await ownQuiz(ctx, actor, input.id, 'viewer');
	const ways = await listWaysBack(ctx.db.read, quiz.id, input.revision);
	if (input.revision > quiz.revision || ways.length !== quiz.revision - input.revision) {
		throw new DomainError('gone', 'The draft as it was then is not kept any more.');
	}
	return deskBefore(
		await deskOf(ctx.db.read, quiz),
		ways.map(({ back }) => back)
	);
}
