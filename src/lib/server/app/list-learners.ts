import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { countMembers, listMembers } from '../db/memberships.ts';
import { pageOf } from './page.ts';

/** A page of a class's roster, by nickname, for its trainers. `page` counts from 1. */
export async function listLearners(
	ctx: Context,
	actor: Actor,
	input: { classId: string; page: number }
) {
	await requireTrainerOf(ctx, actor, input.classId);
	return pageOf(
		input.page,
		(window) => listMembers(ctx.db.read, input.classId, window),
		() => countMembers(ctx.db.read, input.classId)
	);
}
