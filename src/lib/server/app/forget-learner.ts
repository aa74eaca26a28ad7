import { listMembershipsOfUser, lockMembership, removeMembership } from '../db/memberships.ts';
import type { Query } from '../db/client.ts';
import {
	countRowsOf,
	deleteLearner,
	deleteWorkOf,
	forgetInGradeChanges,
	insertErasure,
	type Erasure
} from '../db/erasures.ts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { readRoomsAgain } from '../live/rooms.ts';
import { notifyBoard } from './board-events.ts';
import { leaveBoards } from './leave-boards.ts';

/** Rows deleted, by table. */
export type Counts = Record<string, number>;

/**
 * Deletes a learner's account with everything of theirs in every class, and takes them off boards and teams, in `tx`.
 * @returns what was deleted; null when there was no such learner (any more)
 */
export async function forgetLearner(tx: Query, userId: string): Promise<Counts | null> {
	const members = [];
	for (const { classId } of await listMembershipsOfUser(tx, userId)) {
		const member = await lockMembership(tx, classId, userId);
		if (member) members.push(member);
	}
	const counts = await countRowsOf(tx, userId, null);
	await forgetInGradeChanges(tx, userId, null);
	if (!(await deleteLearner(tx, userId))) return null;
	for (const member of members) await leaveBoards(tx, member);
	return counts;
}

/** Deletes what is a learner's in one class, in `tx`; the account stays, for their other classes. */
export async function forgetLearnerIn(tx: Query, userId: string, classId: string): Promise<Counts> {
	const member = await lockMembership(tx, classId, userId);
	const counts = await countRowsOf(tx, userId, classId);
	await forgetInGradeChanges(tx, userId, classId);
	await deleteWorkOf(tx, userId, classId);
	if (member) {
		await removeMembership(tx, classId, userId);
		await leaveBoards(tx, member);
	}
	return counts;
}

/** Deletes a learner's account with everything of theirs, notes that it was done, and leaves it in no file either. */
export async function eraseForGood(
	ctx: Context,
	userId: string,
	reason: Erasure['reason']
): Promise<void> {
	const classes = await listMembershipsOfUser(ctx.db.read, userId);
	await ctx.db.write(async (tx) => {
		const counts = await forgetLearner(tx, userId);
		if (counts) await recordErasure(tx, reason, counts, ctx.now());
	});
	for (const { classId } of classes) notifyBoard(classId);
	readRoomsAgain(ctx);
	await ctx.db.scrub();
}

/** Notes that data were deleted, and names nobody. */
export async function recordErasure(
	tx: Query,
	reason: Erasure['reason'],
	counts: Counts,
	at: number
): Promise<void> {
	await insertErasure(tx, { id: newId(), reason, counts, at });
}
