import { requireOpenClass, requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findAssignment, type Assignment } from '../db/assignments.ts';
import type { Query } from '../db/client.ts';
import { lockMembership, type Membership } from '../db/memberships.ts';
import { DomainError } from '../errors.ts';

/** An assignment of a class that the actor is a trainer of; DomainError 'not-found' otherwise. */
export async function assignmentOfTrainer(
	ctx: Context,
	actor: Actor,
	input: { classId: string; assignmentId: string }
): Promise<Assignment> {
	await requireTrainerOf(ctx, actor, input.classId);
	const assignment = await findAssignment(ctx.db.read, input.assignmentId);
	if (assignment?.classId !== input.classId) {
		throw new DomainError('not-found', 'This assignment is not here. It may have been taken back.');
	}
	return assignment;
}

/** The learner's membership, locked in the transaction; DomainError 'not-found' once they left. */
export async function lockLearner(tx: Query, classId: string, userId: string): Promise<Membership> {
	const member = await lockMembership(tx, classId, userId);
	if (!member) throw noSuchLearner();
	await requireOpenClass(tx, classId);
	return member;
}

export function noSuchLearner(): DomainError {
	return new DomainError('not-found', 'This learner is not in the class any more.');
}
