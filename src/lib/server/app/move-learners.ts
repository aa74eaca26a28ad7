import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findGroup } from '../db/groups.ts';
import { setGroupOf } from '../db/memberships.ts';
import { notifyBoard } from './board-events.ts';
import { keepTeams } from './keep-team.ts';
import { noSuchGroup } from './not-in-class.ts';

/** Puts learners of the class into one of its groups, or (`groupId` null) into none. @returns how many were moved */
export async function moveLearners(
	ctx: Context,
	actor: Actor,
	input: { classId: string; userIds: string[]; groupId: string | null }
): Promise<number> {
	const { classId, userIds, groupId } = input;
	await requireToChange(ctx, actor, classId);
	const moved = await ctx.db.write(async (tx) => {
		if (groupId !== null && !(await findGroup(tx, classId, groupId))) throw noSuchGroup();
		const count = await setGroupOf(tx, classId, userIds, groupId);
		await keepTeams(tx, classId);
		return count;
	});
	notifyBoard(classId);
	return moved;
}
