import { limitOf } from '../../core/assignment/windows.ts';
import type { Assignment } from '../db/assignments.ts';
import { listAttempts, updateAttempt } from '../db/attempts.ts';
import { findClass } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import type { Membership } from '../db/memberships.ts';
import { keepGrade } from './keep-grade.ts';
import { ownRules } from './own-rules.ts';

/** More attempts than anybody makes at one assignment. */
const ALL = { limit: 1000, offset: 0 };

/**
 * Brings a learner's attempts up to rules that were changed: which were late, when a running one's limit is, and the
 * grade. An attempt that has ended stays ended. The membership must be locked in the transaction.
 * @returns whether a board changed
 */
export async function recheckLearner(
	tx: Query,
	member: Membership,
	assignment: Assignment,
	at: number
): Promise<boolean> {
	const { windows, timePercent } = await ownRules(tx, assignment, member);
	const { dueAt } = windows;
	const grace = assignment.graceSeconds * 1000;
	for (const attempt of await listAttempts(tx, assignment.id, member.userId, ALL)) {
		const { startedAt, finishedAt, practice } = attempt;
		const late =
			dueAt !== null && (startedAt > dueAt || (finishedAt !== null && finishedAt > dueAt + grace));
		// A changed limit, or more time, holds for what runs under a limit, too; without one it stays free.
		const timed = finishedAt === null && attempt.endsAt !== null && !practice;
		const endsAt = timed
			? limitOf(startedAt, assignment.timeLimitSeconds, timePercent)
			: attempt.endsAt;
		if (late !== attempt.late || endsAt !== attempt.endsAt) {
			await updateAttempt(tx, attempt.id, { late, endsAt });
		}
	}
	const cls = await findClass(tx, member.classId);
	return cls !== undefined && (await keepGrade(tx, { member, assignment, cls }, at));
}
