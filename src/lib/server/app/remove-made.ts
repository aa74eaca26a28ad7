import type { Actor, Context } from '../context.ts';
import { countHanging, deleteMade, listGivenFrom, type Made } from '../db/hanging.ts';
import { countOfOthers } from '../db/members.ts';
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
	const made: Made = { kind: input.kind, id: input.id };
	const { title } = await findMade(ctx, actor, made);
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

async function findMade(ctx: Context, actor: Actor, made: Made): Promise<{ title: string }> {
	if (made.kind === 'quiz') return ownQuiz(ctx, actor, made.id, 'author');
	if (made.kind === 'scenario') return ownScenario(ctx, actor, made.id, 'author');
	const article = await ownArticle(ctx, actor, made.id, 'change');
	const others =
		actor.role === 'administrator' ? 0 : await countOfOthers(ctx.db.read, made.id, actor.userId);
	if (others > 0) {
		throw new DomainError(
			'conflict',
			`Nothing was deleted: ${others === 1 ? 'a quiz or scenario' : `${others} quizzes and scenarios`} made from this article ${others === 1 ? 'is' : 'are'} in the hands of other authors. Ask them to make you an author, or to duplicate what they need.`,
			'title'
		);
	}
	return article;
}
