import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { removeMembership } from '../db/memberships.ts';
import { deleteStandingsOf } from '../db/standings.ts';
import { notifyBoard } from './board-events.ts';

/** Takes a learner out of a class and off its boards; the account and its answers stay. */
export async function removeLearner(
	ctx: Context,
	actor: Actor,
	input: { classId: string; userId: string }
): Promise<void> {
	await requireTrainerOf(ctx, actor, input.classId);
	await ctx.db.write(async (tx) => {
		await removeMembership(tx, input.classId, input.userId);
		await deleteStandingsOf(tx, input.classId, input.userId);
	});
	notifyBoard(input.classId);
}
