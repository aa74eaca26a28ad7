import { ITEM_POINTS } from '../../core/quiz/grade.ts';
import { bestTotal } from '../../core/scenario/score.ts';
import { requireMemberOf, requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findAssignment, type AssignedWork, type Assignment } from '../db/assignments.ts';
import { findLatestAttempt, insertAttempt } from '../db/attempts.ts';
import { lockMembership } from '../db/memberships.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { keepGrade } from './keep-grade.ts';

/**
 * Starts an attempt at an assignment of the learner's class, or goes on with the one that is not finished. After the
 * due time no new one can be started.
 */
export async function startAttempt(
	ctx: Context,
	actor: Actor,
	input: { assignmentId: string }
): Promise<{ attemptId: string }> {
	requireRole(actor, 'learner');
	const assignment = await findAssignment(ctx.db.read, input.assignmentId);
	if (!assignment) throw noSuchAssignment();
	await requireMemberOf(ctx, actor, assignment.classId);
	const possible = mostPoints(assignment.work);
	return ctx.db.write(async (tx) => {
		const member = await lockMembership(tx, assignment.classId, actor.userId);
		if (!member) throw noSuchAssignment();
		const latest = await findLatestAttempt(tx, assignment.id, actor.userId);
		if (latest && latest.finishedAt === null) return { attemptId: latest.id };
		const at = ctx.now();
		refuseWhenClosed(assignment, at);
		const attemptId = newId();
		await insertAttempt(tx, {
			id: attemptId,
			assignmentId: assignment.id,
			userId: actor.userId,
			ordinal: (latest?.ordinal ?? 0) + 1,
			seed: newId(),
			startedAt: at,
			finishedAt: null,
			points: 0,
			possible
		});
		await keepGrade(tx, member, assignment, at);
		return { attemptId };
	});
}

/** DomainError 'conflict' once the due time has passed. */
export function refuseWhenClosed(assignment: Assignment, at: number): void {
	if (assignment.dueAt === null || at <= assignment.dueAt) return;
	throw new DomainError(
		'conflict',
		'The time for this has passed, so no new attempt can be started. Ask your trainer if you need one.'
	);
}

/** In thousandths of a point. */
function mostPoints(work: AssignedWork): number {
	return work.kind === 'quiz' ? work.items.length * ITEM_POINTS : bestTotal(work.scenario) * 1000;
}

function noSuchAssignment(): DomainError {
	return new DomainError('not-found', 'This assignment is not here. It may have been taken back.');
}
