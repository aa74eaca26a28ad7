import type { Actor, Context } from '../context.ts';
import { deleteArticle } from '../db/articles.ts';
import { listAssignmentsMadeFrom } from '../db/assignments.ts';
import { notifyBoard } from './board-events.ts';
import { ownArticle } from './owned.ts';
import { takeOffBoards } from './recount-boards.ts';

/**
 * Deletes an article with its quizzes, scenarios and every attempt at them; the boards of the classes that had them
 * are put right in the same transaction.
 */
export async function removeArticle(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<void> {
	const article = await ownArticle(ctx, actor, input.id);
	const gone = await ctx.db.write(async (tx) => {
		const assignments = await listAssignmentsMadeFrom(tx, [article.id]);
		await takeOffBoards(tx, assignments);
		await deleteArticle(tx, article.id);
		return assignments;
	});
	for (const classId of new Set(gone.map((assignment) => assignment.classId))) notifyBoard(classId);
}
