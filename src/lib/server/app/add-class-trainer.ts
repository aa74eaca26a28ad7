import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { addTrainer } from '../db/classes.ts';
import { findUserByNameKey } from '../db/users.ts';
import { DomainError } from '../errors.ts';
import { foldName } from './names.ts';

/** Makes somebody who has a trainer's or administrator's account a trainer of the class, by the name they sign in with. */
export async function addClassTrainer(
	ctx: Context,
	actor: Actor,
	input: { classId: string; name: string }
): Promise<void> {
	await requireToChange(ctx, actor, input.classId);
	const user = await findUserByNameKey(ctx.db.read, foldName(input.name));
	if (!user || user.role === 'learner') {
		throw new DomainError(
			'not-found',
			'No trainer has this name here. An administrator can invite one.',
			'trainer'
		);
	}
	await ctx.db.write((tx) => addTrainer(tx, input.classId, user.id));
}
