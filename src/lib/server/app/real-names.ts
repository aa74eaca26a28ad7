import type { Actor, Context } from '../context.ts';
import { isTrainerOf } from '../db/classes.ts';

/** Real names are for the trainers who run the class: an administrator who does not run it gets none. */
export function seesRealNames(ctx: Context, actor: Actor, classId: string): Promise<boolean> {
	return isTrainerOf(ctx.db.read, classId, actor.userId);
}
