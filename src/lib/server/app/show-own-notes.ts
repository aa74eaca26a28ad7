import { keyIsTold, marksAreTold } from '../../core/quiz/what-is-told.ts';
import type { Actor, Context } from '../context.ts';
import { findAssignment } from '../db/assignments.ts';
import { findAttempt } from '../db/attempts.ts';
import { listChangesOfGrade } from '../db/grade-changes.ts';
import { findGrade } from '../db/grades.ts';
import { toldOf } from './own-rules.ts';
import { orderOf } from './tell-progress.ts';

/** What a trainer said and changed of an attempt, as its learner reads it. */
export interface OwnNotes {
	excused: boolean;
	comment: string;
	/** Answers with other points than they had first, as far as their points may be told, in the order shown. */
	regraded: OwnRegrade[];
	/** How many more there are, whose points would tell what is not shown yet. */
	keptBack: number;
}

export interface OwnRegrade {
	/** Its place in the order the learner saw, from 1. */
	number: number;
	/** In thousandths. */
	before: number;
	after: number;
	/** The trainer's word, which may name what is right; null until that is shown. */
	reason: string | null;
	/** UTC milliseconds. */
	at: number;
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
	const { work } = assignment;
	const grade = await findGrade(q, assignmentId, userId);
	const changes = await listChangesOfGrade(
		q,
		{ classId: assignment.classId, assignmentId, userId },
		{ limit: MOST_CHANGES, offset: 0 }
	);
	const told = await toldOf(q, assignment, attempt, ctx.now());
	const order = work.kind === 'quiz' ? orderOf(assignment, attempt, work) : null;
	const bySteps = new Map<number, OwnRegrade>();
	// Newest first: the last word stands, and the first mark is what it is compared with.
	for (const change of changes) {
		if (change.kind !== 'regrade' || change.after.attemptId !== attempt.id) continue;
		const { before, after, at } = change;
		const known = bySteps.get(after.step);
		if (known) known.before = before.points;
		else {
			const { step, points } = after;
			const number = (order ? order.indexOf(step) : step) + 1;
			const reason = keyIsTold(told) ? after.reason : null;
			bySteps.set(step, { number, before: before.points, after: points, reason, at });
		}
	}
	const regraded = [...bySteps.values()]
		.filter(({ before, after }) => before !== after)
		.sort((a, b) => a.number - b.number);
	const tells = marksAreTold(work.kind, told);
	return {
		excused: grade?.excused ?? false,
		comment: grade?.comment ?? '',
		regraded: tells ? regraded : [],
		keptBack: tells ? 0 : regraded.length
	};
}
