import { markAnswer, type Mark } from '../../core/quiz/behaviour.ts';
import { ITEM_POINTS } from '../../core/quiz/item-points.ts';
import { pointsOf } from '../../core/scenario/worth.ts';
import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findAssignment, type Assignment } from '../db/assignments.ts';
import { findAttempt } from '../db/attempts.ts';
import { findResponse, type StoredResponse, type Verdict } from '../db/responses.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { finishOverdue } from './finish-attempt.ts';
import { lockAttempt, noSuchAttempt } from './own-attempt.ts';
import { putMark } from './put-mark.ts';
import { recordGradeChange } from './record-grade-change.ts';

/**
 * Says of an answer that the mark scheme left open whether it is right; 'undecided' takes that back. The attempt and
 * the boards move with it in one transaction. Saying the same again changes nothing.
 * DomainError 'conflict' for an answer that was never left open.
 */
export async function decideAnswer(
	ctx: Context,
	actor: Actor,
	input: { classId: string; attemptId: string; step: number; verdict: Verdict }
): Promise<void> {
	await requireTrainerOf(ctx, actor, input.classId);
	const seen = await findAttempt(ctx.db.read, input.attemptId);
	const read = seen && (await findAssignment(ctx.db.read, seen.assignmentId));
	if (!seen || read?.classId !== input.classId) throw noSuchAttempt();
	await finishOverdue(ctx, { attemptId: seen.id });
	const moved = await ctx.db.write(async (tx) => {
		const of = await lockAttempt(tx, seen);
		const { attempt, assignment } = of;
		const stored = await findResponse(tx, attempt.id, input.step);
		if (!stored || stored.verdict === null) {
			throw new DomainError('conflict', 'This answer was marked already and is not left open.');
		}
		if (stored.verdict === input.verdict) return false;
		const { classId, step } = input;
		const after = markBy(assignment, input.verdict, stored);
		const moved = await putMark(tx, of, step, after, ctx.now());
		const mark = { attemptId: attempt.id, step, possible: stored.possible };
		await recordGradeChange(
			tx,
			{
				classId,
				assignmentId: assignment.id,
				userId: attempt.userId,
				changedBy: actor.userId,
				at: ctx.now()
			},
			{
				kind: 'decision',
				before: { ...mark, points: stored.points, verdict: stored.verdict },
				after: { ...mark, ...after }
			}
		);
		return moved;
	});
	if (moved) notifyBoard(input.classId);
}

/**
 * What an answer brings by the trainer's word; nothing while there is none. In a scenario it is worth as much as a best
 * choice then, and the play stays as it went.
 */
function markBy({ work, behaviour }: Assignment, verdict: Verdict, stored: StoredResponse): Mark {
	if (verdict === 'undecided') return { points: 0, verdict };
	if (work.kind === 'scenario') {
		return { points: verdict === 'accepted' ? pointsOf('best') * 1000 : 0, verdict };
	}
	const points = markAnswer(behaviour, verdict === 'accepted' ? ITEM_POINTS : 0, stored);
	return { points, verdict };
}
