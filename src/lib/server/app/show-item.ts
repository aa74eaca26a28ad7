import type { Actor, Context } from '../context.ts';
import { restartClock, startClock } from '../db/clocks.ts';
import { requireRole } from '../auth/guards.ts';
import { lockOwnAttempt, outOfStep, quizOf } from './own-attempt.ts';

/**
 * Notes that an item is on the learner's screen, so that the time its answer takes is reckoned by the server's clock.
 * Where an item is seen several times, each time is reckoned from its own showing.
 */
export async function showItem(
	ctx: Context,
	actor: Actor,
	input: { attemptId: string; step: number }
): Promise<void> {
	requireRole(actor, 'learner');
	await ctx.db.write(async (tx) => {
		const { attempt, assignment } = await lockOwnAttempt(tx, actor, input.attemptId);
		if (!quizOf(assignment).items[input.step]) throw outOfStep();
		if (attempt.finishedAt !== null) return;
		const again = assignment.behaviour === 'deferred' || assignment.behaviour === 'mastery';
		await (again ? restartClock : startClock)(tx, attempt.id, input.step, ctx.now());
	});
}
