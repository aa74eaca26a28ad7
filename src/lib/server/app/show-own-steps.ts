import { ownSteps, type Done } from '../../core/quiz/desk/own-steps.ts';
import type { Actor, Context } from '../context.ts';
import { listOwnChanges } from '../db/quiz-changes.ts';
import { ownQuiz } from './owned.ts';

/** What a trainer can undo and do again of a quiz's draft, whatever window it was done in, oldest first. */
export async function showOwnSteps(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<{ undo: Done[]; redo: Done[] }> {
	const quiz = await ownQuiz(ctx, actor, input.id, 'editor');
	return ownSteps(await listOwnChanges(ctx.db.read, quiz.id, actor.userId));
}
