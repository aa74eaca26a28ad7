import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { countClassesOfTrainer, listClassesOfTrainer } from '../db/classes.ts';
import { pageOf } from './page.ts';

/** The classes a trainer runs, newest first. `page` counts from 1. */
export async function listClasses(ctx: Context, actor: Actor, input: { page: number }) {
	requireRole(actor, 'trainer', 'administrator');
	return pageOf(
		input.page,
		(window) => listClassesOfTrainer(ctx.db.read, actor.userId, window),
		() => countClassesOfTrainer(ctx.db.read, actor.userId)
	);
}
