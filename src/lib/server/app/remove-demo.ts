import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { deleteDemoArticlesAndPeople, listDemoArticleIds, listDemoClassIds } from '../db/demo.ts';
import { listGivenFrom } from '../db/hanging.ts';
import { notifyBoard } from './board-events.ts';
import { takeOffBoards } from './recount-boards.ts';
import { deleteWithPeople } from './remove-class.ts';

/**
 * Removes the demo class, its article, quiz, scenario, people and attempts. Learners who joined it themselves and
 * belong to no other class go too. Another class that was given the demo's quiz loses that, and its board is put right.
 */
export async function removeDemo(ctx: Context, actor: Actor): Promise<void> {
	requireRole(actor, 'administrator');
	const concerned = await ctx.db.write((tx) => takeDemoAway(tx, ctx.now()));
	for (const classId of concerned) notifyBoard(classId);
	await ctx.db.scrub();
}

/** The same in `tx`. @returns the classes whose boards moved */
export async function takeDemoAway(tx: Query, at: number): Promise<Set<string>> {
	const assignments: { id: string; classId: string }[] = [];
	for (const id of await listDemoArticleIds(tx))
		assignments.push(...(await listGivenFrom(tx, { kind: 'article', id })));
	await takeOffBoards(tx, assignments);
	for (const id of await listDemoClassIds(tx)) await deleteWithPeople(tx, id, 'administrator', at);
	await deleteDemoArticlesAndPeople(tx);
	return new Set(assignments.map((assignment) => assignment.classId));
}
