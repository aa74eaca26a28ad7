import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { updateAttempt } from '../db/attempts.ts';
import { lockOwnAttempt, outOfStep, quizOf } from './own-attempt.ts';

/** Marks an item to come back to, or takes the mark off. It is the learner's own note and changes nothing else. */
export async function flagItem(
	ctx: Context,
	actor: Actor,
	input: { attemptId: string; step: number; flagged: boolean }
): Promise<{ flagged: number[] }> {
	requireRole(actor, 'learner');
	return ctx.db.write(async (tx) => {
		const { attempt, assignment } = await lockOwnAttempt(tx, actor, input.attemptId);
		if (!quizOf(assignment).items[input.step]) throw outOfStep();
		const others = attempt.flagged.filter((step) => step !== input.step);
		const flagged = input.flagged ? [...others, input.step].sort((a, b) => a - b) : others;
		await updateAttempt(tx, attempt.id, { flagged });
		return { flagged };
	});
}
