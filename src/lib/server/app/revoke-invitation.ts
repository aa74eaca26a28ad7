import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { deleteUnusedInvitation } from '../db/invitations.ts';
import { DomainError } from '../errors.ts';

/** Takes a trainer's link back before it is used. */
export async function revokeInvitation(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<void> {
	requireRole(actor, 'administrator');
	if (!(await ctx.db.write((tx) => deleteUnusedInvitation(tx, input.id)))) {
		throw new DomainError('gone', 'This invitation has been used or taken back already.');
	}
}
