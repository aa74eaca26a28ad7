import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findAssignment } from '../db/assignments.ts';
import { findAttempt, updateAttempt } from '../db/attempts.ts';
import { findResponse, setVerdict, type Verdict } from '../db/responses.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { keepGrade } from './keep-grade.ts';
import { lockAttempt, noSuchAttempt } from './own-attempt.ts';
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
	const assignment = seen && (await findAssignment(ctx.db.read, seen.assignmentId));
	if (!seen || assignment?.classId !== input.classId) throw noSuchAttempt();
	const moved = await ctx.db.write(async (tx) => {
		const { attempt, member } = await lockAttempt(tx, seen, input.classId);
		const stored = await findResponse(tx, attempt.id, input.step);
		if (!stored || stored.verdict === null) {
			throw new DomainError('conflict', 'This answer was marked already and is not left open.');
		}
		if (stored.verdict === input.verdict) return false;
		const worth = input.verdict === 'accepted' ? stored.possible : 0;
		await setVerdict(tx, attempt.id, input.step, { verdict: input.verdict, points: worth });
		const { classId, step, verdict } = input;
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
				after: { ...mark, points: worth, verdict }
			}
		);
		if (worth === stored.points) return false;
		const points = attempt.points - stored.points + worth;
		await updateAttempt(tx, attempt.id, { points, finishedAt: attempt.finishedAt });
		return (await keepGrade(tx, member, assignment, ctx.now())).moved;
	});
	if (moved) notifyBoard(input.classId);
}
