import { problemWith } from '../../core/assignment/rules.ts';
import { windowsWith, type Override } from '../../core/assignment/windows.ts';
import type { Actor, Context } from '../context.ts';
import type { Assignment } from '../db/assignments.ts';
import { findClass } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import type { Membership } from '../db/memberships.ts';
import { findOverride, putOverride } from '../db/overrides.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { assignmentOf } from './change-assignment.ts';
import { lockLearner } from './grade-in-class.ts';
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
	const seen = await assignmentOf(ctx, actor, input.assignmentId);
	const { classId } = seen;
	const cls = await findClass(ctx.db.read, classId);
	if (!cls) throw new DomainError('not-found', 'This class is not here any more.');
	const after: Override = {
		timePercent: typed.timePercent,
		dueAt: momentOf(typed.dueAt, cls.timeZone, 'dueAt'),
		lateUntil: momentOf(typed.lateUntil, cls.timeZone, 'lateUntil'),
		attemptsAllowed: typed.attemptsAllowed
	};
	// Late work is taken until the learner's own due time at least, whatever the class has.
	const own = windowsWith({ ...seen, lateUntil: null }, after);
	const problem = problemWith({ ...seen, ...own });
	if (problem) throw new DomainError('invalid', problem.message, problem.field);
	const at = ctx.now();
	const moved = await ctx.db.write(async (tx) => {
		const { member, assignment } = await lockLearner(tx, seen, userId);
		return (await changeLeeway(tx, actor, { member, assignment }, () => after, at)).moved;
	});
	if (moved) notifyBoard(classId);
}

/**
 * Sets what is different for one learner, brings their attempts up to it, and notes who did so. The membership must be
 * locked.
 * @param change from what they had to what they have now
 * @returns the note's id, to take it back by, null where nothing changed; and whether a board changed
 */
export async function changeLeeway(
	tx: Query,
	actor: Actor,
	{ member, assignment }: { member: Membership; assignment: Assignment },
	change: (before: Override) => Override,
	at: number
): Promise<{ changeId: string | null; moved: boolean }> {
	const key = { assignmentId: assignment.id, userId: member.userId };
	const before = await findLeeway(tx, key);
	const after = change(before);
	if (sameLeeway(before, after)) return { changeId: null, moved: false };
	await putOverride(tx, key, after);
	const concerns = { classId: member.classId, ...key, changedBy: actor.userId, at };
	const changeId = await recordGradeChange(tx, concerns, { kind: 'override', before, after });
	return { changeId, moved: await recheckLearner(tx, member, assignment, at) };
}

/** What is different for one learner; nulls where nothing is. */
export async function findLeeway(
	q: Query,
	{ assignmentId, userId }: { assignmentId: string; userId: string }
): Promise<Override> {
	const stored = await findOverride(q, assignmentId, userId);
	return {
		timePercent: stored?.timePercent ?? null,
		dueAt: stored?.dueAt ?? null,
		lateUntil: stored?.lateUntil ?? null,
		attemptsAllowed: stored?.attemptsAllowed ?? null
	};
}

export function sameLeeway(a: Override, b: Override): boolean {
	return (
		a.timePercent === b.timePercent &&
		a.dueAt === b.dueAt &&
		a.lateUntil === b.lateUntil &&
		a.attemptsAllowed === b.attemptsAllowed
	);
}
