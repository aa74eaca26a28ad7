import { noSuchClass, requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { lockMembership, setBoardOptOut } from '../db/memberships.ts';
import { setListed } from '../db/standings.ts';
import { notifyBoard } from './board-events.ts';
import { keepTeam } from './keep-team.ts';

/** Takes the learner off the boards others see, or (`optOut` false) puts them back. Points are kept either way. */
export async function leaveBoard(
	ctx: Context,
	actor: Actor,
	input: { classId: string; optOut: boolean }
): Promise<void> {
	requireRole(actor, 'learner');
	const { classId, optOut } = input;
	await ctx.db.write(async (tx) => {
		const member = await lockMembership(tx, classId, actor.userId);
		if (!member) throw noSuchClass();
		await setBoardOptOut(tx, classId, actor.userId, optOut);
		await setListed(tx, classId, actor.userId, !optOut);
		if (member.groupId) await keepTeam(tx, classId, member.groupId);
	});
	notifyBoard(classId);
}
