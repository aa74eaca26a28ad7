import type { Actor, Context } from '../context.ts';
import { findAttempt } from '../db/attempts.ts';
import { listChangesOfGrade } from '../db/grade-changes.ts';
import { findAssignment } from '../db/assignments.ts';
import { findGrade } from '../db/grades.ts';

/** What a trainer said and changed of an attempt, as its learner reads it. */
export interface OwnNotes {
	excused: boolean;
	comment: string;
	/** Answers with other points than they had first, by their place in the quiz; points in thousandths. */
	regraded: { step: number; before: number; after: number; reason: string; at: number }[];
}

const MOST_CHANGES = 500;

/** What the trainers said and changed of one's own attempt; null for anybody else's. */
export async function showOwnNotes(
	ctx: Context,
	actor: Actor,
	input: { attemptId: string }
): Promise<OwnNotes | null> {
	const q = ctx.db.read;
	const attempt = await findAttempt(q, input.attemptId);
	const assignment = attempt && (await findAssignment(q, attempt.assignmentId));
	if (!attempt || !assignment || attempt.userId !== actor.userId) return null;
	const { assignmentId, userId } = attempt;
	const grade = await findGrade(q, assignmentId, userId);
	const changes = await listChangesOfGrade(
		q,
		{ classId: assignment.classId, assignmentId, userId },
		{ limit: MOST_CHANGES, offset: 0 }
	);
	const bySteps = new Map<number, OwnNotes['regraded'][number]>();
	// Newest first: the last word stands, and the first mark is what it is compared with.
	for (const change of changes) {
		if (change.kind !== 'regrade' || change.after.attemptId !== attempt.id) continue;
		const { before, after, at } = change;
		const known = bySteps.get(after.step);
		if (known) known.before = before.points;
		else {
			const { step, points, reason } = after;
			bySteps.set(step, { step, before: before.points, after: points, reason, at });
		}
	}
	return {
		excused: grade?.excused ?? false,
		comment: grade?.comment ?? '',
		regraded: [...bySteps.values()]
			.filter(({ before, after }) => before !== after)
			.sort((a, b) => a.step - b.step)
	};
}
