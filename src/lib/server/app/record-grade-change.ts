import type { GradeChange } from '../../core/standing/grade-change.ts';
import type { Query } from '../db/client.ts';
import { insertGradeChange } from '../db/grade-changes.ts';
import { newId } from '../ids.ts';

/**
 * Notes who changed whose grade, from what to what, in the transaction that changes it.
 * @returns the note's id, by which the change can be taken back
 */
export async function recordGradeChange(
	tx: Query,
	concerns: {
		classId: string;
		assignmentId: string;
		/** The learner. */
		userId: string;
		/** The trainer. */
		changedBy: string;
		/** UTC milliseconds. */
		at: number;
	},
	change: GradeChange
): Promise<string> {
	const id = newId();
	await insertGradeChange(tx, { id, ...concerns, ...change });
	return id;
}
