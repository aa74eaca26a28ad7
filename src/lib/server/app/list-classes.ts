import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { listClassesOfTrainer } from '../db/classes.ts';

/** The classes a trainer runs, newest first. */
export async function listClasses(ctx: Context, actor: Actor) {
	requireRole(actor, 'trainer', 'administrator');
	return listClassesOfTrainer(ctx.db.read, actor.userId, { limit: 200, offset: 0 });
}
