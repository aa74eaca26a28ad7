import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { lockMembership, removeMembership } from '../db/memberships.ts';
import { notifyBoard } from './board-events.ts';
import { leaveBoards } from './leave-boards.ts';

/** Takes a learner out of a class and off its boards; the account and its answers stay. */
export async function removeLearner(
	ctx: Context,
	actor: Actor,
	input: { classId: string; userId: string }
): Promise<void> {
	await requireToChange(ctx, actor, input.classId);
	await ctx.db.write(async (tx) => {
		const member = await lockMembership(tx, input.classId, input.userId);
		if (!member) return;
		await removeMembership(tx, input.classId, input.userId);
		await leaveBoards(tx, member);
	});
	notifyBoard(input.classId);
}
