import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { isUniqueViolation } from '../db/client.ts';
import { lockClass } from '../db/classes.ts';
import { findGroup } from '../db/groups.ts';
import { lockMembership, updateMembership } from '../db/memberships.ts';
import { notifyBoard } from './board-events.ts';
import { keepTeams } from './keep-team.ts';
import { foldName, readNickname, readRealName } from './names.ts';
import { nicknameTaken } from './nickname-taken.ts';
import { noSuchGroup, noSuchLearner } from './not-in-class.ts';
import { seesRealNames } from './real-names.ts';
import { recountLearner } from './recount-boards.ts';

/**
 * Changes how a learner is called in the class and which group they are in. `realName` '' forgets it; who may not see
 * real names leaves it as it is, whatever they send.
 */
export async function changeLearner(
	ctx: Context,
	actor: Actor,
	input: {
		classId: string;
		userId: string;
		nickname: string;
		realName: string;
		groupId: string | null;
	}
): Promise<void> {
	const { classId, userId, groupId } = input;
	await requireToChange(ctx, actor, classId);
	const nickname = readNickname(input.nickname);
	const realName = input.realName.trim() === '' ? null : readRealName(input.realName);
	const mayNames = await seesRealNames(ctx, actor, classId);
	try {
		await ctx.db.write(async (tx) => {
			if (groupId !== null && !(await findGroup(tx, classId, groupId))) throw noSuchGroup();
			const cls = await lockClass(tx, classId);
			const change = { nickname, nicknameKey: foldName(nickname), groupId };
			await updateMembership(tx, classId, userId, mayNames ? { ...change, realName } : change);
			const member = await lockMembership(tx, classId, userId);
			if (!cls || !member) throw noSuchLearner();
			// Boards carry names and teams.
			await recountLearner(tx, cls, member);
			await keepTeams(tx, classId);
		});
	} catch (error) {
		if (isUniqueViolation(error)) throw await nicknameTaken(ctx, classId, nickname);
		throw error;
	}
	notifyBoard(classId);
}
