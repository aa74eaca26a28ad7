import type { Context } from '../context.ts';
import { findAssignment, listAttemptedIds } from '../db/assignments.ts';
import { findClass, listClassIds } from '../db/classes.ts';
import { listMemberIds, lockMembership } from '../db/memberships.ts';
import { findReckoning, putReckoning } from '../db/settings.ts';
import { keepGrade } from './keep-grade.ts';
import { recountLearner } from './recount-boards.ts';

/** By which rules grades and boards are reckoned: one more whenever what is stored must be made anew. */
const RECKONING = 1;

/**
 * Makes the grades and boards of a store anew, once, where an older version reckoned them or had none: from its
 * attempts, a learner at a time. It may be broken off and begun again, and several nodes may do it at once.
 */
export async function bringBoardsUp(ctx: Context): Promise<void> {
	if ((await findReckoning(ctx.db.read)) === RECKONING) return;
	for (const classId of await listClassIds(ctx.db.read)) {
		for (const userId of await listMemberIds(ctx.db.read, classId)) {
			await ctx.db.write(async (tx) => {
				const member = await lockMembership(tx, classId, userId);
				const cls = await findClass(tx, classId);
				if (!member || !cls) return;
				for (const id of await listAttemptedIds(tx, classId, userId)) {
					const assignment = await findAssignment(tx, id);
					if (assignment) await keepGrade(tx, { member, assignment, cls }, ctx.now());
				}
				await recountLearner(tx, cls, member);
			});
		}
	}
	await ctx.db.write((tx) => putReckoning(tx, RECKONING));
}
