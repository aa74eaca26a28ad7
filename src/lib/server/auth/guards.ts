import type { Actor, Context } from '../context.ts';
import { findClass, isTrainerOf, type Class } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { findMembership } from '../db/memberships.ts';
import type { Role } from '../db/schema.ts';
import { DomainError } from '../errors.ts';

const WHOSE: Record<Role, string> = {
	administrator: 'administrators',
	trainer: 'trainers',
	learner: 'learners'
};

/** Passes when the actor has one of the roles; DomainError 'forbidden' otherwise. */
export function requireRole(actor: Actor, ...roles: Role[]): void {
	if (roles.includes(actor.role)) return;
	throw new DomainError(
		'forbidden',
		`This is for ${roles.map((role) => WHOSE[role]).join(' and ')} only.`
	);
}

/**
 * The class, for its trainers and for administrators; a class of somebody else is 'not-found' to everyone else.
 */
export async function requireTrainerOf(
	ctx: Context,
	actor: Actor,
	classId: string
): Promise<Class> {
	requireRole(actor, 'trainer', 'administrator');
	const cls = await findClass(ctx.db.read, classId);
	const allowed =
		actor.role === 'administrator' || (await isTrainerOf(ctx.db.read, classId, actor.userId));
	if (!cls || !allowed) throw noSuchClass();
	return cls;
}

/**
 * The same while the class is open; what is in the archive can be read by them, and is changed by nobody (DomainError
 * 'conflict').
 */
export async function requireToChange(ctx: Context, actor: Actor, classId: string): Promise<Class> {
	const cls = await requireTrainerOf(ctx, actor, classId);
	if (cls.archivedAt !== null) throw inArchive();
	return cls;
}

/** The class, when it is not in the archive; DomainError 'conflict' otherwise. Who asks was looked at before. */
export async function requireOpenClass(q: Query, classId: string): Promise<Class> {
	const cls = await findClass(q, classId);
	if (!cls) throw noSuchClass();
	if (cls.archivedAt !== null) throw inArchive();
	return cls;
}

function inArchive(): DomainError {
	return new DomainError(
		'conflict',
		'This class is in the archive: it can be read, and nothing in it changes.'
	);
}

/** Passes for those who learn in the class; a class one does not belong to is 'not-found'. */
export async function requireMemberOf(ctx: Context, actor: Actor, classId: string): Promise<void> {
	if (!(await findMembership(ctx.db.read, classId, actor.userId))) throw noSuchClass();
}

/** Whether a class exists is nobody's business who has nothing to do with it. */
export function noSuchClass(): DomainError {
	return new DomainError('not-found', 'This class is not here. It may have been deleted.');
}
