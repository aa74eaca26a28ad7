import type { Attempt } from '../db/attempts.ts';
import type { Query } from '../db/client.ts';
import type { Membership } from '../db/memberships.ts';
import { findPoints, OVERALL, putStanding } from '../db/standings.ts';

/**
 * Brings the boards up to what a counting attempt has brought so far, in the transaction that stored the answer. The
 * learner's membership must be locked in it. Attempts after the first are practice and change nothing.
 * @returns whether a board changed
 */
export async function keepStandings(
	tx: Query,
	member: Membership,
	attempt: Pick<Attempt, 'assignmentId' | 'ordinal' | 'points' | 'possible'>,
	at: number
): Promise<boolean> {
	if (attempt.ordinal !== 1) return false;
	const { classId, userId } = member;
	const own = { classId, scope: attempt.assignmentId, userId };
	const overall = { classId, scope: OVERALL, userId };
	const before = (await findPoints(tx, own)) ?? { points: 0, possible: 0 };
	const sum = (await findPoints(tx, overall)) ?? { points: 0, possible: 0 };
	const rest = { listed: !member.boardOptOut, updatedAt: at };
	await putStanding(tx, own, { points: attempt.points, possible: attempt.possible, ...rest });
	await putStanding(tx, overall, {
		points: sum.points - before.points + attempt.points,
		possible: sum.possible - before.possible + attempt.possible,
		...rest
	});
	return true;
}
