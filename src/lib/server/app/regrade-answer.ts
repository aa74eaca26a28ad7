import type { Actor, Context } from '../context.ts';
import { findAttempt } from '../db/attempts.ts';
import { findResponse } from '../db/responses.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { finishOverdue } from './finish-attempt.ts';
import { assignmentOfTrainer } from './grade-in-class.ts';
import { lockAttempt, noSuchAttempt } from './own-attempt.ts';
import { putMark } from './put-mark.ts';
import { recordGradeChange } from './record-grade-change.ts';

/**
 * Gives one answer of a finished attempt other points, for a reason that the learner reads. An answer that waited for
 * a verdict is decided by it. Attempt, grade and boards move with it in one transaction.
 * @param input.points in thousandths
 * @returns the change's id, to take it back by; null where the answer had these points
 */
export async function regradeAnswer(
	ctx: Context,
	actor: Actor,
	input: { classId: string; attemptId: string; step: number; points: number; reason: string }
): Promise<string | null> {
	const seen = await findAttempt(ctx.db.read, input.attemptId);
	if (!seen) throw noSuchAttempt();
	const { classId, step, points, reason } = input;
	const { assignmentId, userId } = seen;
	await assignmentOfTrainer(ctx, actor, { classId, assignmentId });
	await finishOverdue(ctx, { attemptId: seen.id });
	const at = ctx.now();
	const { changeId, moved } = await ctx.db.write(async (tx) => {
		const of = await lockAttempt(tx, seen);
		const { attempt } = of;
		const stored = await findResponse(tx, attempt.id, step);
		if (!stored) {
			throw new DomainError('conflict', 'Nothing was answered here, so there is nothing to mark.');
		}
		if (attempt.finishedAt === null) {
			throw new DomainError(
				'conflict',
				'This attempt is still running. Its answers can be marked anew once it is finished.'
			);
		}
		if (points < 0 || points > stored.possible) {
			const most = stored.possible / 1000;
			throw new DomainError('invalid', `Give between 0 and ${most} points.`, 'points');
		}
		if (points === stored.points) return { changeId: null, moved: false };
		const verdict = stored.verdict === null ? null : points > 0 ? 'accepted' : 'rejected';
		const moved = await putMark(tx, of, step, { points, verdict }, at);
		const mark = { attemptId: attempt.id, step, possible: stored.possible };
		const changeId = await recordGradeChange(
			tx,
			{ classId, assignmentId, userId, changedBy: actor.userId, at },
			{
				kind: 'regrade',
				before: { ...mark, points: stored.points, verdict: stored.verdict },
				after: { ...mark, points, verdict, reason, batch: null, formerVersion: null }
			}
		);
		return { changeId, moved };
	});
	if (moved) notifyBoard(classId);
	return changeId;
}
