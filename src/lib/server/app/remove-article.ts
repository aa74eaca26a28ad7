import type { Actor, Context } from '../context.ts';
import { deleteArticle } from '../db/articles.ts';
import { listAssignmentsMadeFrom } from '../db/assignments.ts';
import { recountOverall } from '../db/standings.ts';
import { notifyBoard } from './board-events.ts';
import { ownArticle } from './owned.ts';

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
		await deleteArticle(tx, article.id);
		for (const { classId, id } of assignments) await recountOverall(tx, classId, id);
		return assignments;
	});
	for (const classId of new Set(gone.map((assignment) => assignment.classId))) notifyBoard(classId);
}
