import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { listGroups } from '../db/groups.ts';
import { countMembers } from '../db/memberships.ts';

/** The groups of a class with their sizes, and how many learners are in none. */
export async function showGroups(ctx: Context, actor: Actor, input: { classId: string }) {
	await requireTrainerOf(ctx, actor, input.classId);
	const groups = await listGroups(ctx.db.read, input.classId);
	const learners = await countMembers(ctx.db.read, input.classId);
	const inGroups = groups.reduce((sum, group) => sum + group.members, 0);
	return { groups, learners, inNone: learners - inGroups };
}
