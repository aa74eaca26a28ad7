import type { Actor, Context } from '../context.ts';
import { setArchived, type Shared } from '../db/members.ts';
import { ownShared } from './owned.ts';

/**
 * Puts a quiz or a scenario into the archive, where nothing in it changes, or takes it out again. What was given to
 * classes goes on.
 */
export async function archiveMade(
	ctx: Context,
	actor: Actor,
	input: { shared: Shared; archived: boolean }
): Promise<void> {
	const { shared, archived } = input;
	await ownShared(ctx, actor, shared, 'author');
	await ctx.db.write((tx) => setArchived(tx, shared, archived ? ctx.now() : null));
}
