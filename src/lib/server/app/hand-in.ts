import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { finishAttempt } from './finish-attempt.ts';
import { lockAttempt, ownAttempt } from './own-attempt.ts';
import { attemptEnd, ownRules } from './own-rules.ts';

/**
 * Hands in an attempt whose answers are marked together, or one whose time is over though its grace is not; what is
 * unanswered brings nothing. Handing in twice changes nothing. DomainError 'conflict' where answers are final one by
 * one and time is left.
 */
export async function handIn(
	ctx: Context,
	actor: Actor,
	input: { attemptId: string }
): Promise<void> {
	requireRole(actor, 'learner');
	const { attempt: seen, assignment: read } = await ownAttempt(ctx, actor, input.attemptId);
	const moved = await ctx.db.write(async (tx) => {
		const { attempt, member, assignment } = await lockAttempt(tx, seen, read);
		if (attempt.finishedAt !== null) return false;
		const at = ctx.now();
		const running = { attempt, member, assignment, own: await ownRules(tx, assignment, member) };
		const end = attemptEnd(attempt, running.own);
		if (end !== null && at >= end) return await finishAttempt(tx, running, end, at);
		const together = assignment.behaviour === 'deferred' && assignment.work.kind === 'quiz';
		if (together) return await finishAttempt(tx, running, at, at);
		throw new DomainError('conflict', 'This attempt ends by itself with its last answer.');
	});
	if (moved) notifyBoard(read.classId);
}
