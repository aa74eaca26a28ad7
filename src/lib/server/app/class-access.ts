import { noSuchClass } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { isTrainerOf } from '../db/classes.ts';
import { findMembership, type Membership } from '../db/memberships.ts';

/** How someone belongs to a class. */
export type Standpoint = { as: 'learner'; membership: Membership } | { as: 'trainer' };

/** A learner of the class, its trainer, or an administrator; DomainError 'not-found' for everyone else. */
export async function standpointIn(
	ctx: Context,
	actor: Actor,
	classId: string
): Promise<Standpoint> {
	if (actor.role === 'learner') {
		const membership = await findMembership(ctx.db.read, classId, actor.userId);
		if (membership) return { as: 'learner', membership };
	} else if (
		actor.role === 'administrator' ||
		(await isTrainerOf(ctx.db.read, classId, actor.userId))
	) {
		return { as: 'trainer' };
	}
	throw noSuchClass();
}
