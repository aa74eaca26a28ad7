import { totalOf } from '../../core/quiz/behaviour.ts';
import type { AssignmentRules } from '../db/assignments.ts';
import { updateAttempt, type Attempt } from '../db/attempts.ts';
import type { Query } from '../db/client.ts';
import type { Membership } from '../db/memberships.ts';
import { listResponses, setMark, type Verdict } from '../db/responses.ts';
import { keepGrade } from './keep-grade.ts';

/**
 * Sets what one answer brings; the attempt's points, the grade and the boards follow in the same transaction. The
 * learner's membership must be locked in it.
 * @returns whether a board changed
 */
export async function putMark(
	tx: Query,
	of: { attempt: Attempt; member: Membership; assignment: AssignmentRules },
	step: number,
	mark: { points: number; verdict: Verdict | null },
	at: number
): Promise<boolean> {
	const { attempt, member, assignment } = of;
	await setMark(tx, attempt.id, step, mark);
	const points = totalOf((await listResponses(tx, attempt.id)).map((row) => row.points));
	await updateAttempt(tx, attempt.id, { points, finishedAt: attempt.finishedAt });
	return (await keepGrade(tx, member, assignment, at)).moved;
}
