import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { countShared, listShared, type SharedSummary } from '../db/library.ts';
import type { Shared } from '../db/members.ts';
import { pageOf, type Page } from './page.ts';

/** The quizzes or scenarios that somebody has a part in, last changed first; administrators see all. */
export async function listMade(
	ctx: Context,
	actor: Actor,
	input: { kind: Shared['kind']; archived: boolean; page: number }
): Promise<Page<SharedSummary>> {
	requireRole(actor, 'trainer', 'administrator');
	const wanted = {
		kind: input.kind,
		archived: input.archived,
		userId: actor.userId,
		everybodys: actor.role === 'administrator'
	};
	return pageOf(
		input.page,
		(window) => listShared(ctx.db.read, wanted, window),
		() => countShared(ctx.db.read, wanted)
	);
}
