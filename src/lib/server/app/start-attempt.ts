import { limitOf, phaseAt } from '../../core/assignment/windows.ts';
import { sayMoment } from '../../core/assignment/say-moment.ts';
import { mostFor } from '../../core/quiz/behaviour.ts';
import { bestTotal } from '../../core/scenario/score.ts';
import { requireMemberOf, requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findAssignment, holdAssignment, type Assignment } from '../db/assignments.ts';
import { findLatestAttempt, findRunning, insertAttempt, listCountable } from '../db/attempts.ts';
import { findClass } from '../db/classes.ts';
import { lockMembership } from '../db/memberships.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { finishOverdue } from './finish-attempt.ts';
import { noSuchAssignment } from './grade-in-class.ts';
import { keepGrade } from './keep-grade.ts';
import { isGivenTo, ownRules, type OwnRules } from './own-rules.ts';

/**
 * Starts an attempt at an assignment that was given to the learner, or goes on with the one that is not finished. No
 * new one can be started before it opens, after it closed, or beyond the attempts allowed.
 */
export async function startAttempt(
	ctx: Context,
	actor: Actor,
	input: { assignmentId: string }
): Promise<{ attemptId: string }> {
	requireRole(actor, 'learner');
	const seen = await findAssignment(ctx.db.read, input.assignmentId);
	if (!seen) throw noSuchAssignment();
	await requireMemberOf(ctx, actor, seen.classId);
	const cls = await findClass(ctx.db.read, seen.classId);
	if (!cls) throw noSuchAssignment();
	await finishOverdue(ctx, { userId: actor.userId });
	return ctx.db.write(async (tx) => {
		const assignment = await holdAssignment(tx, seen.id);
		const member = await lockMembership(tx, seen.classId, actor.userId);
		if (!assignment || !member) throw noSuchAssignment();
		const running = await findRunning(tx, assignment.id, actor.userId);
		if (running) return { attemptId: running.id };
		if (!(await isGivenTo(tx, assignment, member))) throw noSuchAssignment();
		const at = ctx.now();
		const own = await ownRules(tx, assignment, member);
		const late = lateOrRefuse(own, cls, at);
		const made = await listCountable(tx, assignment.id, actor.userId);
		refuseBeyond(own.attemptsAllowed, made.length);
		const latest = await findLatestAttempt(tx, assignment.id, actor.userId);
		const attemptId = newId();
		await insertAttempt(tx, {
			id: attemptId,
			assignmentId: assignment.id,
			userId: actor.userId,
			ordinal: (latest?.ordinal ?? 0) + 1,
			seed: newId(),
			startedAt: at,
			endsAt: limitOf(at, assignment.timeLimitSeconds, own.timePercent),
			late,
			finishedAt: null,
			points: 0,
			possible: mostPoints(assignment)
		});
		await keepGrade(tx, { member, assignment, cls }, at);
		return { attemptId };
	});
}

/** Whether an attempt begun now is late; DomainError 'conflict' where none can be begun. */
export function lateOrRefuse(
	own: OwnRules,
	cls: { timeZone: string; archivedAt: number | null },
	at: number
): boolean {
	if (cls.archivedAt !== null) {
		throw new DomainError(
			'conflict',
			'This class is closed, so no new attempt can be started. What you did in it can still be read.'
		);
	}
	switch (phaseAt(own.windows, at)) {
		case 'before':
			throw new DomainError(
				'conflict',
				`This opens ${sayMoment(own.windows.openAt ?? at, cls.timeZone)}. It can be started from then on.`
			);
		case 'closed':
			throw new DomainError(
				'conflict',
				'The time for this has passed, so no new attempt can be started. Ask your trainer if you need one.'
			);
		case 'late':
			return true;
		case 'open':
			return false;
	}
}

function refuseBeyond(allowed: number | null, made: number): void {
	if (allowed === null || made < allowed) return;
	throw new DomainError(
		'conflict',
		allowed === 1
			? 'There is one attempt at this, and you have made it. Ask your trainer if you need another.'
			: `There are ${allowed} attempts at this, and you have made them all. Ask your trainer if you need another.`
	);
}

/** In thousandths of a point. */
function mostPoints({ work, behaviour }: Assignment): number {
	return work.kind === 'quiz'
		? work.items.length * mostFor(behaviour)
		: bestTotal(work.scenario) * 1000;
}
