import type { AnswerMark } from '../../core/standing/grade-change.ts';
import type { Actor, Context } from '../context.ts';
import type { Assignment } from '../db/assignments.ts';
import { findAttempt } from '../db/attempts.ts';
import type { Query } from '../db/client.ts';
import { findGradeChange, type StoredGradeChange } from '../db/grade-changes.ts';
import { findGrade, putSaid } from '../db/grades.ts';
import { findResponse } from '../db/responses.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { setExcused } from './excuse-grade.ts';
import { finishOverdue } from './finish-attempt.ts';
import { assignmentOfTrainer, lockLearner } from './grade-in-class.ts';
import { noSuchAttempt } from './own-attempt.ts';
import { putMark } from './put-mark.ts';
import { recordGradeChange } from './record-grade-change.ts';
import { changeLeeway, findLeeway, sameLeeway } from './set-override.ts';

/** A change with the people and the assignment still there. */
type Concerning = StoredGradeChange & { assignmentId: string; userId: string };

/**
 * Takes one change of a grade back, and notes that, too. DomainError 'conflict' where the grade has been changed again
 * since: then what stands there now is somebody's later word.
 */
export async function undoGradeChange(
	ctx: Context,
	actor: Actor,
	input: { classId: string; changeId: string }
): Promise<void> {
	const change = await findGradeChange(ctx.db.read, input.changeId);
	if (!change || change.classId !== input.classId || !isConcerning(change)) {
		throw new DomainError('not-found', 'This change is not here any more.');
	}
	const assignment = await assignmentOfTrainer(ctx, actor, change);
	await finishOverdue(ctx, { assignmentId: assignment.id });
	const at = ctx.now();
	const moved = await ctx.db.write((tx) => takeBack(tx, actor, change, assignment, at));
	if (moved) notifyBoard(input.classId);
}

function isConcerning(change: StoredGradeChange): change is Concerning {
	return change.assignmentId !== null && change.userId !== null;
}

/** @returns whether a board changed */
export async function takeBack(
	tx: Query,
	actor: Actor,
	change: Concerning,
	seen: Assignment,
	at: number
): Promise<boolean> {
	const { classId, assignmentId, userId } = change;
	const locked = await lockLearner(tx, seen, userId);
	const key = { assignmentId, userId };
	const concerns = { classId, ...key, changedBy: actor.userId, at };
	const grade = await findGrade(tx, assignmentId, userId);
	switch (change.kind) {
		case 'regrade':
		case 'decision': {
			const { before, after } = change;
			const attempt = await findAttempt(tx, after.attemptId);
			if (!attempt) throw noSuchAttempt();
			const stored = await findResponse(tx, attempt.id, after.step);
			if (stored?.points !== after.points || stored.verdict !== after.verdict) throw changedSince();
			const moved = await putMark(tx, { ...locked, attempt }, after.step, before, at);
			await recordGradeChange(tx, concerns, {
				kind: 'regrade',
				before: plainMark(after),
				after: { ...plainMark(before), reason: 'Taken back.', batch: null, formerVersion: null }
			});
			return moved;
		}
		case 'excuse': {
			if ((grade?.excused ?? false) !== change.after.excused) throw changedSince();
			const { before, after } = change;
			await recordGradeChange(tx, concerns, { kind: 'excuse', before: after, after: before });
			return await setExcused(tx, locked, before.excused, at);
		}
		case 'comment': {
			if ((grade?.comment ?? '') !== change.after.comment) throw changedSince();
			const { before, after } = change;
			await putSaid(tx, key, { comment: before.comment }, at);
			await recordGradeChange(tx, concerns, { kind: 'comment', before: after, after: before });
			return false;
		}
		case 'override': {
			const { before, after } = change;
			if (!sameLeeway(await findLeeway(tx, key), after)) throw changedSince();
			return (await changeLeeway(tx, actor, locked, () => before, at)).moved;
		}
	}
}

function plainMark({ attemptId, step, points, possible, verdict }: AnswerMark): AnswerMark {
	return { attemptId, step, points, possible, verdict };
}

function changedSince(): DomainError {
	return new DomainError(
		'conflict',
		'This grade has been changed again since. Look at it as it is now.'
	);
}
