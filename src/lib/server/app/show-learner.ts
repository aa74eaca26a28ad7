import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { listGroups } from '../db/groups.ts';
import { findMembership } from '../db/memberships.ts';
import { findUser } from '../db/users.ts';
import { noSuchLearner } from './not-in-class.ts';
import { seesRealNames } from './real-names.ts';

/** A learner of the class as its trainer sees them; DomainError 'not-found' when they are not in it. */
export async function showLearner(
	ctx: Context,
	actor: Actor,
	input: { classId: string; userId: string }
) {
	const { classId, userId } = input;
	await requireTrainerOf(ctx, actor, classId);
	const member = await findMembership(ctx.db.read, classId, userId);
	const user = member && (await findUser(ctx.db.read, userId));
	if (!user) throw noSuchLearner();
	const mayNames = await seesRealNames(ctx, actor, classId);
	return {
		learner: {
			userId,
			nickname: member.nickname,
			realName: mayNames ? member.realName : null,
			groupId: member.groupId,
			timePercent: member.timePercent,
			boardOptOut: member.boardOptOut,
			joinedAt: member.joinedAt,
			/** True: this class made the account, and may give it a new passphrase or erase it. */
			isOurs: user.homeClassId === classId
		},
		mayNames,
		groups: await listGroups(ctx.db.read, classId)
	};
}
