import { problemWith } from '../../core/assignment/rules.ts';
import { windowsWith, type Override } from '../../core/assignment/windows.ts';
import { requireOpenClass } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findClass } from '../db/classes.ts';
import { lockMembership } from '../db/memberships.ts';
import { findOverride, putOverride } from '../db/overrides.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { assignmentOf } from './change-assignment.ts';
import { recheckLearner } from './recheck-learner.ts';
import { recordGradeChange } from './record-grade-change.ts';
import { momentOf } from './typed-rules.ts';

/** What is different for one learner, as it was typed: times of the class's clock on the wall, '' for none. */
export interface OverrideTyped {
	timePercent: number | null;
	dueAt: string;
	lateUntil: string;
	attemptsAllowed: number | null;
}

/** Nothing is different any more. */
export const NO_OVERRIDE: OverrideTyped = {
	timePercent: null,
	dueAt: '',
	lateUntil: '',
	attemptsAllowed: null
};

/**
 * Gives one learner more time, a deadline or attempts of their own in an assignment, in place of what they had; an
 * attempt under way has it, too. It is noted who did so.
 */
export async function setOverride(
	ctx: Context,
	actor: Actor,
	input: { assignmentId: string; userId: string; typed: OverrideTyped }
): Promise<void> {
	const { userId, typed } = input;
	const assignment = await assignmentOf(ctx, actor, input.assignmentId);
	const { classId } = assignment;
	const cls = await findClass(ctx.db.read, classId);
	if (!cls) throw new DomainError('not-found', 'This class is not here any more.');
	const after: Override = {
		timePercent: typed.timePercent,
		dueAt: momentOf(typed.dueAt, cls.timeZone, 'dueAt'),
		lateUntil: momentOf(typed.lateUntil, cls.timeZone, 'lateUntil'),
		attemptsAllowed: typed.attemptsAllowed
	};
	// Late work is taken until the learner's own due time at least, whatever the class has.
	const own = windowsWith({ ...assignment, lateUntil: null }, after);
	const problem = problemWith({ ...assignment, ...own });
	if (problem) throw new DomainError('invalid', problem.message, problem.field);
	const at = ctx.now();
	const moved = await ctx.db.write(async (tx) => {
		await requireOpenClass(tx, classId);
		const member = await lockMembership(tx, classId, userId);
		if (!member) {
			throw new DomainError('not-found', 'This learner is not in the class any more.');
		}
		const stored = await findOverride(tx, assignment.id, userId);
		const before: Override = {
			timePercent: stored?.timePercent ?? null,
			dueAt: stored?.dueAt ?? null,
			lateUntil: stored?.lateUntil ?? null,
			attemptsAllowed: stored?.attemptsAllowed ?? null
		};
		if (JSON.stringify(before) === JSON.stringify(after)) return false;
		await putOverride(tx, { assignmentId: assignment.id, userId }, after);
		const concerns = { classId, assignmentId: assignment.id, userId, changedBy: actor.userId, at };
		await recordGradeChange(tx, concerns, { kind: 'override', before, after });
		return await recheckLearner(tx, member, assignment, at);
	});
	if (moved) notifyBoard(classId);
}
