import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { deleteDemo } from '../db/demo.ts';

/** Removes the demo class, its article, quiz, scenario, people and attempts. */
export async function removeDemo(ctx: Context, actor: Actor): Promise<void> {
	requireRole(actor, 'administrator');
	await ctx.db.write((tx) => deleteDemo(tx));
}
