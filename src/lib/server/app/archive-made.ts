import type { Actor, Context } from '../context.ts';
import { setArchived, type Shared } from '../db/members.ts';
import { setDrafting } from '../db/quizzes.ts';
import { abortDrafting } from './draft-article.ts';
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
	const message =
		'Drafting was stopped, as this went into the archive. What had come by then is here.';
	await ctx.db.write(async (tx) => {
		await setArchived(tx, shared, archived ? ctx.now() : null);
		if (archived && shared.kind === 'quiz') {
			await setDrafting(tx, shared.id, { state: 'stopped', message }, true);
		}
	});
	if (archived && shared.kind === 'quiz') abortDrafting(shared.id);
}
