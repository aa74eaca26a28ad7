import type { Query } from '../db/client.ts';
import type { Membership } from '../db/memberships.ts';
import { replacePracticeDays } from '../db/practice-days.ts';
import { deleteStandingsOf } from '../db/standings.ts';
import { keepTeam } from './keep-team.ts';

/**
 * Takes a learner off everything boards have in a class, in the transaction in which they left it: to be called after
 * the membership (or the account) is gone, with the membership as it was.
 */
export async function leaveBoards(tx: Query, member: Membership): Promise<void> {
	const { classId, userId, groupId } = member;
	await deleteStandingsOf(tx, classId, userId);
	await replacePracticeDays(tx, { classId, userId }, []);
	if (groupId) await keepTeam(tx, classId, groupId);
}
