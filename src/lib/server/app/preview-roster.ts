import { randomUUID } from 'node:crypto';
import { seededRandom } from '../../core/random.ts';
import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { listGroups } from '../db/groups.ts';
import { listMembersWhole } from '../db/memberships.ts';
import { judgeRoster, type JudgedRow } from '../roster/judge-roster.ts';
import { readRoster } from '../roster/read-roster.ts';
import { foldName } from './names.ts';

/**
 * Says what would become of every row of a class list, and stores nothing. `seed` fixes the nicknames that are given to
 * rows without one, so that what was looked at is what is made.
 */
export async function previewRoster(
	ctx: Context,
	actor: Actor,
	input: { classId: string; list: string }
): Promise<{ seed: string; rows: JudgedRow[]; newGroups: string[] }> {
	await requireToChange(ctx, actor, input.classId);
	const seed = randomUUID();
	const rows = await judgeFor(ctx.db.read, input.classId, input.list, seed);
	const there = new Set((await listGroups(ctx.db.read, input.classId)).map((g) => g.nameKey));
	return { seed, rows, newGroups: groupsIn(rows).filter((name) => !there.has(foldName(name))) };
}

/** Judges a list against the class as it stands for `q`. */
export async function judgeFor(
	q: Query,
	classId: string,
	list: string,
	seed: string
): Promise<JudgedRow[]> {
	const present = { nicknames: await listMembersWhole(q, classId) };
	return judgeRoster(readRoster(list), present, seededRandom(seed));
}

/** The groups that new learners of the list are put into, each once, as first written. */
export function groupsIn(rows: readonly JudgedRow[]): string[] {
	const byKey = new Map<string, string>();
	for (const { fate } of rows) {
		if (fate.kind !== 'new' || fate.group === null) continue;
		const key = foldName(fate.group);
		if (!byKey.has(key)) byKey.set(key, fate.group);
	}
	return [...byKey.values()];
}
