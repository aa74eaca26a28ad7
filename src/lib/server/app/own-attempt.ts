import { requireOpenClass } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import {
	findAssignment,
	holdAssignment,
	type AssignedWork,
	type Assignment
} from '../db/assignments.ts';
import { findAttempt, findAttemptPlace, type Attempt, type AttemptPlace } from '../db/attempts.ts';
import type { Class } from '../db/classes.ts';
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

/** An attempt and what it is at, as they stand in a transaction. */
export interface LockedAttempt {
	attempt: Attempt;
	member: Membership;
	assignment: Assignment;
	cls: Class;
}

/** The learner's own attempt, locked as lockAttempt does; somebody else's is 'not-found'. */
export async function lockOwnAttempt(
	tx: Query,
	actor: Actor,
	attemptId: string
): Promise<LockedAttempt> {
	const place = await findAttemptPlace(tx, attemptId);
	if (place?.userId !== actor.userId) throw noSuchAttempt();
	return await lockAttempt(tx, place);
}

/**
 * The attempt, its assignment and its class as they stand in this transaction, with the learner's membership locked;
 * 'not-found' once they left. A key that was changed since is the one that marks.
 */
export async function lockAttempt(tx: Query, seen: AttemptPlace): Promise<LockedAttempt> {
	const assignment = await holdAssignment(tx, seen.assignmentId);
	if (!assignment) throw noSuchAttempt();
	const member = await lockMembership(tx, assignment.classId, seen.userId);
	const attempt = await findAttempt(tx, seen.id);
	if (!member || !attempt) throw noSuchAttempt();
	const cls = await requireOpenClass(tx, assignment.classId);
	return { attempt, member, assignment, cls };
}

/** The quiz that is given; a scenario is out of step here. */
export function quizOf({ work }: Assignment): AssignedWork & { kind: 'quiz' } {
	if (work.kind !== 'quiz') throw outOfStep();
	return work;
}

/** The scenario that is given; a quiz is out of step here. */
export function scenarioOf({ work }: Assignment): AssignedWork & { kind: 'scenario' } {
	if (work.kind !== 'scenario') throw outOfStep();
	return work;
}

/** DomainError 'conflict': what was sent does not fit where the attempt stands. */
export function outOfStep(): DomainError {
	return new DomainError(
		'conflict',
		'This attempt has moved on, perhaps in another window. Reload the page to see where it stands.'
	);
}
