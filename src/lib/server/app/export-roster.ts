import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { listMembers } from '../db/memberships.ts';
import { writeRoster } from '../roster/write-roster.ts';
import { seesRealNames } from './real-names.ts';

/** The class's whole roster as CSV, by nickname; real names only for those who may see them. */
export async function exportRoster(
	ctx: Context,
	actor: Actor,
	input: { classId: string }
): Promise<{ className: string; csv: string }> {
	const cls = await requireTrainerOf(ctx, actor, input.classId);
	const mayNames = await seesRealNames(ctx, actor, cls.id);
	const members = await listMembers(ctx.db.read, cls.id, null);
	const lines = mayNames ? members : members.map((member) => ({ ...member, realName: null }));
	return { className: cls.name, csv: writeRoster(lines, cls.timeZone) };
}
