import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { findClass } from '../db/classes.ts';
import { listGroups } from '../db/groups.ts';
import { listMembersWhole } from '../db/memberships.ts';
import { writeRoster } from '../roster/write-roster.ts';
import { seesRealNames } from './real-names.ts';

/** The class's whole roster as CSV, by nickname; real names only for those who may see them. */
export async function exportRoster(
	ctx: Context,
	actor: Actor,
	input: { classId: string }
): Promise<{ className: string; csv: string }> {
	const { classId } = input;
	await requireTrainerOf(ctx, actor, classId);
	const mayNames = await seesRealNames(ctx, actor, classId);
	const cls = await findClass(ctx.db.read, classId);
	const groups = new Map((await listGroups(ctx.db.read, classId)).map((g) => [g.id, g.name]));
	const members = await listMembersWhole(ctx.db.read, classId);
	const csv = writeRoster(
		members.map((member) => ({
			realName: mayNames ? member.realName : null,
			nickname: member.nickname,
			group: member.groupId === null ? null : (groups.get(member.groupId) ?? null),
			joinedAt: member.joinedAt
		}))
	);
	return { className: cls?.name ?? '', csv };
}
