import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { finishAttempt } from './finish-attempt.ts';
import { lockOwnAttempt } from './own-attempt.ts';
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
	const movedIn = await ctx.db.write(async (tx) => {
		const locked = await lockOwnAttempt(tx, actor, input.attemptId);
		const { attempt, member, assignment } = locked;
		if (attempt.finishedAt !== null) return null;
		const at = ctx.now();
		const running = { ...locked, own: await ownRules(tx, assignment, member) };
		const end = attemptEnd(attempt, running.own);
		const isOver = end !== null && at >= end;
		const together = assignment.behaviour === 'deferred' && assignment.work.kind === 'quiz';
		if (!isOver && !together) {
			throw new DomainError('conflict', 'This attempt ends by itself with its last answer.');
		}
		const moved = await finishAttempt(tx, running, isOver ? end : at, at);
		return moved ? assignment.classId : null;
	});
	if (movedIn !== null) notifyBoard(movedIn);
}
