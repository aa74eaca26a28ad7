import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { listAssignmentsMadeFrom } from '../db/assignments.ts';
import { deleteDemo, listDemoArticleIds } from '../db/demo.ts';
import { takeOffBoards } from './recount-boards.ts';

/**
 * Removes the demo class, its article, quiz, scenario, people and attempts. Another class that was given the demo's
 * quiz loses that too, and its board is put right.
 */
export async function removeDemo(ctx: Context, actor: Actor): Promise<void> {
	requireRole(actor, 'administrator');
	await ctx.db.write(async (tx) => {
		const assignments = await listAssignmentsMadeFrom(tx, await listDemoArticleIds(tx));
		await takeOffBoards(tx, assignments);
		await deleteDemo(tx);
	});
}
