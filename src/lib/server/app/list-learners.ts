import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { listGroups } from '../db/groups.ts';
import { countMembers, listMembers, type Member } from '../db/memberships.ts';
import { seekKey } from './names.ts';
import { pageOf, pageOfAll } from './page.ts';
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
	const roster =
		seekKey(find) === ''
			? await pageOf(
					page,
					(window) => listMembers(ctx.db.read, classId, window, group),
					() => countMembers(ctx.db.read, classId, group)
				)
			: pageOfAll(page, await findMembers());
	return {
		roster: {
			...roster,
			rows: roster.rows.map((row) => ({ ...row, realName: realNames ? row.realName : null }))
		},
		groups: await listGroups(ctx.db.read, classId),
		mayNames,
		realNames
	};

	/** Looked for here, because SQLite knows no capital letters but English ones. */
	async function findMembers(): Promise<Member[]> {
		const key = seekKey(find);
		const everybody = await listMembers(ctx.db.read, classId, null, group);
		return everybody.filter(
			({ nickname, realName }) =>
				seekKey(nickname).includes(key) ||
				(realNames && realName !== null && seekKey(realName).includes(key))
		);
	}
}
