import { requireOpenClass, requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { lockClass } from '../db/classes.ts';
import { lockMembership } from '../db/memberships.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { givePseudonym } from './pseudonyms.ts';
import { recountLearner } from './recount-boards.ts';

/** Gives a learner another pseudonym for the boards of a class that has them. @returns the new one */
export async function rerollPseudonym(
	ctx: Context,
	actor: Actor,
	input: { classId: string }
): Promise<string> {
	requireRole(actor, 'learner');
	const { classId } = input;
	const pseudonym = await ctx.db.write(async (tx) => {
		const cls = await lockClass(tx, classId);
		if (!cls?.pseudonyms || !(await lockMembership(tx, classId, actor.userId))) {
			throw new DomainError('not-found', 'You have no pseudonym in this class.');
		}
		await requireOpenClass(tx, classId);
		const given = await givePseudonym(tx, classId, actor.userId);
		const member = await lockMembership(tx, classId, actor.userId);
		if (member) await recountLearner(tx, cls, member);
		return given;
	});
	notifyBoard(classId);
	return pseudonym;
}
