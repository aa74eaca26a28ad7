import { countAttempts } from '../../core/standing/count-attempts.ts';
import type { AssignmentRules } from '../db/assignments.ts';
import { listCountable, type Attempt, type Run } from '../db/attempts.ts';
import type { Class } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { putCounted } from '../db/grades.ts';
import type { Membership } from '../db/memberships.ts';
import { keepStandings, workOf } from './keep-standings.ts';

/**
 * Recounts a learner's grade from their attempts, and brings the boards up to it, in the transaction that changed a
 * score. The learner's membership must be locked in it. This alone writes what a grade has counted.
 *
 * Practice never counts. An attempt counts once it is finished, and what is unanswered in it brings nothing of what
 * it could have brought. Only where answers are told at once does the very first one count from its first answer on:
 * boards move while a class is at it, and nobody keeps a place by leaving an attempt open.
 * @returns whether a board changed
 */
export async function keepGrade(
	tx: Query,
	{ member, assignment, cls }: { member: Membership; assignment: AssignmentRules; cls: Class },
	at: number
): Promise<boolean> {
	const key = { assignmentId: assignment.id, userId: member.userId };
	const runs = await listCountable(tx, key.assignmentId, key.userId);
	const counted = countAttempts(thatCount(runs, assignment), assignment.counting);
	const after = await putCounted(tx, key, {
		...counted,
		attempts: runs.length,
		updatedAt: at
	});
	const work = workOf(assignment, after, cls.timeZone, runs);
	return await keepStandings(tx, { member, cls }, { assignmentId: assignment.id, work });
}

/** Whether a grade can follow what happens in an attempt: not in practice, and not before its end unless told at once. */
export function mayCount(
	{ practice, finishedAt }: Pick<Attempt, 'practice' | 'finishedAt'>,
	{ behaviour }: Pick<AssignmentRules, 'behaviour'>
): boolean {
	return !practice && (finishedAt !== null || behaviour === 'immediate');
}

function thatCount(runs: readonly Run[], { behaviour }: AssignmentRules): Run[] {
	const finished = runs.filter((run) => run.finishedAt !== null);
	const [running] = runs;
	if (finished.length > 0 || !running || behaviour !== 'immediate') return finished;
	return running.answered ? [running] : [];
}
