import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { setTimePercent } from '../db/memberships.ts';
import { DomainError } from '../errors.ts';

/** Gives a learner of the class more time where something is timed; a decision that runs already has it, too. */
export async function setExtraTime(
	ctx: Context,
	actor: Actor,
	input: { classId: string; userId: string; timePercent: number }
): Promise<void> {
	await requireTrainerOf(ctx, actor, input.classId);
	const { classId, userId, timePercent } = input;
	if (await ctx.db.write((tx) => setTimePercent(tx, classId, userId, timePercent))) return;
	throw new DomainError('not-found', 'This learner is not in the class any more.');
}
