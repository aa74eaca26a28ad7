import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { listGroups } from '../db/groups.ts';
import { countMembers, listMembers } from '../db/memberships.ts';
import { foldName } from './names.ts';
import { pageOf } from './page.ts';
import { seesRealNames } from './real-names.ts';

/**
 * A page of a class's roster, by nickname, for its trainers. `page` counts from 1; `find` is a part of a nickname (or
 * of a real name); `group` is a group's id, 'none', or '' for everybody. Real names come only with `realNames`, and
 * only to those who may see them.
 */
export async function listLearners(
	ctx: Context,
	actor: Actor,
	input: { classId: string; page: number; find?: string; group?: string; realNames?: boolean }
) {
	const { classId, page, find = '', group = '' } = input;
	await requireTrainerOf(ctx, actor, classId);
	const mayNames = await seesRealNames(ctx, actor, classId);
	const realNames = mayNames && input.realNames === true;
	const filter = { nicknameKey: foldName(find), realName: realNames ? find.trim() : '', group };
	const roster = await pageOf(
		page,
		(window) => listMembers(ctx.db.read, classId, window, filter),
		() => countMembers(ctx.db.read, classId, filter)
	);
	return {
		roster: {
			...roster,
			rows: roster.rows.map((row) => ({ ...row, realName: realNames ? row.realName : null }))
		},
		groups: (await listGroups(ctx.db.read, classId)).map(({ id, name }) => ({ id, name })),
		mayNames,
		realNames
	};
}
