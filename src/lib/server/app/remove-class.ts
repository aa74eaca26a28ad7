import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { deleteClass } from '../db/classes.ts';

/** Deletes a class with its assignments, every attempt at them, and its boards. Accounts of its learners stay. */
export async function removeClass(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<void> {
	await requireTrainerOf(ctx, actor, input.id);
	await ctx.db.write((tx) => deleteClass(tx, input.id));
}
