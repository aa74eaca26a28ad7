import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { deleteClassLink } from '../db/class-links.ts';
import { DomainError } from '../errors.ts';

/** Takes a link of the class back: from now on it lets nobody in. Who joined by it stays. */
export async function revokeClassLink(
	ctx: Context,
	actor: Actor,
	input: { classId: string; id: string }
): Promise<void> {
	await requireTrainerOf(ctx, actor, input.classId);
	if (await ctx.db.write((tx) => deleteClassLink(tx, input.classId, input.id))) return;
	throw new DomainError('not-found', 'This link is gone already.');
}
