import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { isUniqueViolation } from '../db/client.ts';
import { renameGroup as storeName } from '../db/groups.ts';
import { notifyBoard } from './board-events.ts';
import { groupTaken } from './make-group.ts';
import { foldName, readGroupName } from './names.ts';
import { noSuchGroup } from './not-in-class.ts';

/** Gives a group of the class another name. */
export async function renameGroup(
	ctx: Context,
	actor: Actor,
	input: { classId: string; id: string; name: string }
): Promise<void> {
	await requireToChange(ctx, actor, input.classId);
	const name = readGroupName(input.name);
	try {
		const found = await ctx.db.write((tx) =>
			storeName(tx, input.classId, input.id, { name, nameKey: foldName(name) })
		);
		if (!found) throw noSuchGroup();
	} catch (error) {
		if (isUniqueViolation(error)) throw groupTaken(name);
		throw error;
	}
	notifyBoard(input.classId);
}
