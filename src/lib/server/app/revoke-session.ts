import { endSession } from '../auth/sessions.ts';
import type { Actor, Context } from '../context.ts';
import { DomainError } from '../errors.ts';

/** Ends one of the actor's own sessions, named by the id the list shows. */
export async function revokeSession(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<void> {
	if (!(await endSession(ctx, actor.userId, input.id))) {
		throw new DomainError('not-found', 'This session has ended already.');
	}
}
