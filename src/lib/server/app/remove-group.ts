import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { deleteGroup } from '../db/groups.ts';
import { notifyBoard } from './board-events.ts';
import { noSuchGroup } from './not-in-class.ts';

/** Deletes a group; its learners stay in the class, in no group. */
export async function removeGroup(
	ctx: Context,
	actor: Actor,
	input: { classId: string; id: string }
): Promise<void> {
	await requireToChange(ctx, actor, input.classId);
	const found = await ctx.db.write((tx) => deleteGroup(tx, input.classId, input.id));
	if (!found) throw noSuchGroup();
	notifyBoard(input.classId);
}
