import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { isUniqueViolation } from '../db/client.ts';
import { insertGroup } from '../db/groups.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { foldName, readGroupName } from './names.ts';

/** Makes an empty group in the class. */
export async function makeGroup(
	ctx: Context,
	actor: Actor,
	input: { classId: string; name: string }
): Promise<{ id: string }> {
	await requireToChange(ctx, actor, input.classId);
	const name = readGroupName(input.name);
	const id = newId();
	try {
		await ctx.db.write((tx) =>
			insertGroup(tx, {
				id,
				classId: input.classId,
				name,
				nameKey: foldName(name),
				createdAt: ctx.now()
			})
		);
	} catch (error) {
		if (isUniqueViolation(error)) throw groupTaken(name);
		throw error;
	}
	return { id };
}

/** The refusal of a name another group of the class has. */
export function groupTaken(name: string): DomainError {
	return new DomainError('conflict', `There is a group called "${name}" already.`, 'group');
}
