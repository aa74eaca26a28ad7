import type { Actor, Context } from '../context.ts';
import { countHanging, deleteMade, listGivenFrom, type Made } from '../db/hanging.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { foldName } from './names.ts';
import { ownArticle, ownQuiz, ownScenario } from './owned.ts';
import { takeOffBoards } from './recount-boards.ts';

/**
 * Deletes an article, a quiz or a scenario with what was made of it, what was given to classes and every attempt at it;
 * boards are put right in the same transaction. Where learners would lose attempts its title must be typed.
 */
export async function removeMade(
	ctx: Context,
	actor: Actor,
	input: Made & { title: string }
): Promise<void> {
	const find = { article: ownArticle, quiz: ownQuiz, scenario: ownScenario }[input.kind];
	const { title } = await find(ctx, actor, input.id);
	const made: Made = { kind: input.kind, id: input.id };
	const { attempts } = await countHanging(ctx.db.read, made);
	if (attempts > 0 && foldName(input.title) !== foldName(title)) {
		throw new DomainError('invalid', `Nothing was deleted. Type “${title}” to go on.`, 'title');
	}
	const given = await ctx.db.write(async (tx) => {
		const given = await listGivenFrom(tx, made);
		await takeOffBoards(tx, given);
		await deleteMade(tx, made);
		return given;
	});
	for (const classId of new Set(given.map((one) => one.classId))) notifyBoard(classId);
	await ctx.db.scrub();
}
