import { countAttempts, type CountableAttempt } from '../../core/standing/count-attempts.ts';
import type { AssignmentRules } from '../db/assignments.ts';
import { listCountable } from '../db/attempts.ts';
import type { Query } from '../db/client.ts';
import { findGrade, putCounted, type Grade } from '../db/grades.ts';
import type { Membership } from '../db/memberships.ts';
import { isAnswered } from '../db/responses.ts';
import { keepStandings } from './keep-standings.ts';

/** A grade before and after a change; `before` is null where there was none. */
export interface GradeMove {
	before: Grade | null;
	after: Grade;
	/** True when a board changed. */
	moved: boolean;
}

/**
 * Recounts a learner's grade from their attempts, and brings the boards up to it, in the transaction that changed a
 * score. The learner's membership must be locked in it. This alone writes what a grade has counted.
 *
 * Practice never counts. An attempt counts once it is finished, and what is unanswered in it brings nothing of what
 * it could have brought. Only where answers are told at once does the very first one count from its first answer on:
 * boards move while a class is at it, and nobody keeps a place by leaving an attempt open.
 */
export async function keepGrade(
	tx: Query,
	member: Membership,
	assignment: AssignmentRules,
	at: number
): Promise<GradeMove> {
	const key = { assignmentId: assignment.id, userId: member.userId };
	const before = (await findGrade(tx, key.assignmentId, key.userId)) ?? null;
	const attempts = await listCountable(tx, key.assignmentId, key.userId);
	const counted = countAttempts(await thatCount(tx, attempts, assignment), assignment.counting);
	const after = await putCounted(tx, key, {
		...counted,
		attempts: attempts.length,
		updatedAt: at
	});
	const moved = await keepStandings(tx, member, { assignment, after });
	return { before, after, moved };
}

async function thatCount(
	tx: Query,
	attempts: readonly (CountableAttempt & { id: string })[],
	{ behaviour }: AssignmentRules
): Promise<CountableAttempt[]> {
	const finished = attempts.filter((attempt) => attempt.finishedAt !== null);
	const [running] = attempts;
	if (finished.length > 0 || !running || behaviour !== 'immediate') return finished;
	return (await isAnswered(tx, running.id)) ? [running] : [];
}
