import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { lockMembership, setBoardOptOut } from '../db/memberships.ts';
import { setListed } from '../db/standings.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';

/** Takes the learner off the boards others see, or (`optOut` false) puts them back. Points are kept either way. */
export async function leaveBoard(
	ctx: Context,
	actor: Actor,
	input: { classId: string; optOut: boolean }
): Promise<void> {
	requireRole(actor, 'learner');
	const { classId, optOut } = input;
	await ctx.db.write(async (tx) => {
		if (!(await lockMembership(tx, classId, actor.userId))) {
			throw new DomainError('not-found', 'This class is not here. It may have been deleted.');
		}
		await setBoardOptOut(tx, classId, actor.userId, optOut);
		await setListed(tx, classId, actor.userId, !optOut);
	});
	notifyBoard(classId);
}
