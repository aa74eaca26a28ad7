import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { deleteAssignment, findAssignment } from '../db/assignments.ts';
import { DomainError } from '../errors.ts';
import { notifyBoard } from './board-events.ts';
import { takeOffBoards } from './recount-boards.ts';

/** Takes an assignment from its class, with every attempt at it; the boards are put right in the same transaction. */
export async function removeAssignment(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<void> {
	const assignment = await findAssignment(ctx.db.read, input.id);
	if (!assignment) throw new DomainError('not-found', 'This assignment is not here any more.');
	await requireToChange(ctx, actor, assignment.classId);
	await ctx.db.write(async (tx) => {
		await takeOffBoards(tx, [assignment]);
		await deleteAssignment(tx, input.id);
	});
	notifyBoard(assignment.classId);
}
