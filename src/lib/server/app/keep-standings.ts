import type { AssignmentRules } from '../db/assignments.ts';
import type { Query } from '../db/client.ts';
import type { Grade } from '../db/grades.ts';
import type { Membership } from '../db/memberships.ts';
import { findPoints, OVERALL, putStanding } from '../db/standings.ts';

/**
 * Brings the boards from one state of a grade to the next, in the transaction that changed it. The learner's
 * membership must be locked in it. Mastery and excused work is on no board.
 * @returns whether a board changed
 */
export async function keepStandings(
	tx: Query,
	member: Membership,
	grade: { assignment: AssignmentRules; before: Grade | null; after: Grade },
	at: number
): Promise<boolean> {
	const { assignment, after } = grade;
	const { classId, userId } = member;
	const own = { classId, scope: assignment.id, userId };
	const overall = { classId, scope: OVERALL, userId };
	const stood = await findPoints(tx, own);
	const shown = assignment.behaviour !== 'mastery' && !after.excused && after.possible > 0;
	if (!shown && !stood) return false;
	const before = stood ?? { points: 0, possible: 0 };
	const { points, possible } = shown ? after : { points: 0, possible: 0 };
	if (stood && points === before.points && possible === before.possible) return false;
	const sum = (await findPoints(tx, overall)) ?? { points: 0, possible: 0 };
	const rest = { listed: !member.boardOptOut, updatedAt: at };
	await putStanding(tx, own, { points, possible, ...rest });
	await putStanding(tx, overall, {
		points: sum.points - before.points + points,
		possible: sum.possible - before.possible + possible,
		...rest
	});
	return true;
}
