import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { updateAttempt } from '../db/attempts.ts';
import { lockAttempt, outOfStep, ownAttempt } from './own-attempt.ts';
import { quizOf } from './submit-answer.ts';

/** Marks an item to come back to, or takes the mark off. It is the learner's own note and changes nothing else. */
export async function flagItem(
	ctx: Context,
	actor: Actor,
	input: { attemptId: string; step: number; flagged: boolean }
): Promise<{ flagged: number[] }> {
	requireRole(actor, 'learner');
	const { attempt: seen, assignment } = await ownAttempt(ctx, actor, input.attemptId);
	if (!quizOf(assignment).items[input.step]) throw outOfStep();
	return ctx.db.write(async (tx) => {
		const { attempt } = await lockAttempt(tx, seen, assignment);
		const others = attempt.flagged.filter((step) => step !== input.step);
		const flagged = input.flagged ? [...others, input.step].sort((a, b) => a - b) : others;
		await updateAttempt(tx, attempt.id, { flagged });
		return { flagged };
	});
}
