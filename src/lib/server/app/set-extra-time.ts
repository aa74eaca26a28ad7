import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findAssignment } from '../db/assignments.ts';
import { listTimedNow } from '../db/attempts.ts';
import { lockMembership, updateMembership } from '../db/memberships.ts';
import { noSuchLearner } from './not-in-class.ts';
import { recheckLearner } from './recheck-learner.ts';

/** Gives a learner of the class more time where something is timed; what runs already has it, too. */
export async function setExtraTime(
	ctx: Context,
	actor: Actor,
	input: { classId: string; userId: string; timePercent: number }
): Promise<void> {
	await requireToChange(ctx, actor, input.classId);
	const { classId, userId, timePercent } = input;
	await ctx.db.write(async (tx) => {
		if (!(await updateMembership(tx, classId, userId, { timePercent }))) {
			throw noSuchLearner();
		}
		const member = await lockMembership(tx, classId, userId);
		for (const id of await listTimedNow(tx, classId, userId)) {
			const assignment = await findAssignment(tx, id);
			if (member && assignment) await recheckLearner(tx, member, assignment, ctx.now());
		}
	});
}
