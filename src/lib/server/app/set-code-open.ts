import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { updateClass } from '../db/classes.ts';

/** Lets people in by the class's code, or (`open` false) no more; who is in stays in, and signs in by it as before. */
export async function setCodeOpen(
	ctx: Context,
	actor: Actor,
	input: { classId: string; open: boolean }
): Promise<void> {
	await requireToChange(ctx, actor, input.classId);
	await ctx.db.write((tx) => updateClass(tx, input.classId, { codeOpen: input.open }));
}
