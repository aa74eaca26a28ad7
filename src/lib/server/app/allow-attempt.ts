import type { Actor, Context } from '../context.ts';
import { listCountable } from '../db/attempts.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { assignmentOfTrainer, lockLearner } from './grade-in-class.ts';
import { ownRules } from './own-rules.ts';
import { changeLeeway } from './set-override.ts';

/** As many attempts as anybody can be allowed. */
const MOST_ATTEMPTS = 100;

/**
 * Allows one learner one attempt more than they have had or may have. DomainError 'conflict' where they may have any
 * number already.
 * @returns the change's id, to take it back by
 */
export async function allowAttempt(
	ctx: Context,
	actor: Actor,
	input: { classId: string; assignmentId: string; userId: string }
): Promise<string | null> {
	const seen = await assignmentOfTrainer(ctx, actor, input);
	const at = ctx.now();
	const { changeId, moved } = await ctx.db.write(async (tx) => {
		const { member, assignment } = await lockLearner(tx, seen, input.userId);
		const { attemptsAllowed } = await ownRules(tx, assignment, member);
		if (attemptsAllowed === null) {
			throw new DomainError('conflict', 'Any number of attempts is allowed here already.');
		}
		const made = (await listCountable(tx, assignment.id, member.userId)).length;
		const allowed = Math.max(attemptsAllowed, made) + 1;
		if (allowed > MOST_ATTEMPTS) {
			throw new DomainError('conflict', `${MOST_ATTEMPTS} attempts are the most there can be.`);
		}
		const of = { member, assignment };
		return await changeLeeway(tx, actor, of, (own) => ({ ...own, attemptsAllowed: allowed }), at);
	});
	if (moved) notifyBoard(input.classId);
	return changeId;
}
