import { requireOpenClass, requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findAssignment, holdAssignment, type Assignment } from '../db/assignments.ts';
import type { Class } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { lockMembership, type Membership } from '../db/memberships.ts';
import { DomainError } from '../errors.ts';
import { noSuchLearner } from './not-in-class.ts';

/** An assignment of a class that the actor is a trainer of; DomainError 'not-found' otherwise. */
export async function assignmentOfTrainer(
	ctx: Context,
	actor: Actor,
	input: { classId: string; assignmentId: string }
): Promise<Assignment> {
	await requireTrainerOf(ctx, actor, input.classId);
	const assignment = await findAssignment(ctx.db.read, input.assignmentId);
	if (assignment?.classId !== input.classId) throw noSuchAssignment();
	return assignment;
}

/**
 * The learner's membership, locked in the transaction, and the assignment and the class as they stand in it; DomainError 'not-found'
 * once they left or it was taken back.
 */
export async function lockLearner(
	tx: Query,
	seen: Assignment,
	userId: string
): Promise<{ member: Membership; assignment: Assignment; cls: Class }> {
	const assignment = await holdAssignment(tx, seen.id);
	if (!assignment) throw noSuchAssignment();
	const member = await lockMembership(tx, seen.classId, userId);
	if (!member) throw noSuchLearner();
	const cls = await requireOpenClass(tx, seen.classId);
	return { member, assignment, cls };
}

export function noSuchAssignment(): DomainError {
	return new DomainError('not-found', 'This assignment is not here. It may have been taken back.');
}
