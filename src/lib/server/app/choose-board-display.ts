import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { updateClass } from '../db/classes.ts';
import type { BoardDisplay } from '../db/schema.ts';
import { notifyBoard } from './board-events.ts';

/** Decides what learners see of the class's boards besides their own line. Open boards follow at once. */
export async function chooseBoardDisplay(
	ctx: Context,
	actor: Actor,
	input: { classId: string; display: BoardDisplay }
): Promise<void> {
	await requireToChange(ctx, actor, input.classId);
	await ctx.db.write((tx) => updateClass(tx, input.classId, { boardDisplay: input.display }));
	notifyBoard(input.classId);
}
