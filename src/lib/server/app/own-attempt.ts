import { requireOpenClass } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findAssignment, type Assignment } from '../db/assignments.ts';
import { findAttempt, type Attempt } from '../db/attempts.ts';
import type { Query } from '../db/client.ts';
import { lockMembership, type Membership } from '../db/memberships.ts';
import { DomainError } from '../errors.ts';

export function noSuchAttempt(): DomainError {
	return new DomainError('not-found', 'This attempt is not here. It may have been deleted.');
}

/** The learner's own attempt with what is to be done in it; somebody else's is 'not-found'. */
export async function ownAttempt(
	ctx: Context,
	actor: Actor,
	attemptId: string
): Promise<{ attempt: Attempt; assignment: Assignment }> {
	const attempt = await findAttempt(ctx.db.read, attemptId);
	if (!attempt || attempt.userId !== actor.userId) throw noSuchAttempt();
	const assignment = await findAssignment(ctx.db.read, attempt.assignmentId);
	if (!assignment) throw noSuchAttempt();
	return { attempt, assignment };
}

/** The attempt as it stands in this transaction, with its learner's membership locked; 'not-found' once they left. */
export async function lockAttempt(
	tx: Query,
	attempt: Attempt,
	classId: string
): Promise<{ attempt: Attempt; member: Membership }> {
	const member = await lockMembership(tx, classId, attempt.userId);
	const current = await findAttempt(tx, attempt.id);
	if (!member || !current) throw noSuchAttempt();
	await requireOpenClass(tx, classId);
	return { attempt: current, member };
}

/** DomainError 'conflict': what was sent does not fit where the attempt stands. */
export function outOfStep(): DomainError {
	return new DomainError(
		'conflict',
		'This attempt has moved on, perhaps in another window. Reload the page to see where it stands.'
	);
}
