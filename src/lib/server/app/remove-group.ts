import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { deleteGroup } from '../db/groups.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';

/** Deletes a group; its learners stay in the class, in no group. */
export async function removeGroup(
	ctx: Context,
	actor: Actor,
	input: { classId: string; id: string }
): Promise<void> {
	await requireToChange(ctx, actor, input.classId);
	const found = await ctx.db.write((tx) => deleteGroup(tx, input.classId, input.id));
	if (!found) throw noSuchGroup();
	notifyBoard(input.classId);
}

/** What is said of a group the class does not have (any more). */
export function noSuchGroup(): DomainError {
	return new DomainError('not-found', 'This group is not in the class any more.', 'groupId');
}
