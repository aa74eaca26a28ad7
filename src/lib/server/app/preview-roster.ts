import { createHash, randomUUID } from 'node:crypto';
import { seededRandom } from '../../core/random.ts';
import { requireToChange } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { listGroups } from '../db/groups.ts';
import { listMembers } from '../db/memberships.ts';
import { judgeRoster, type JudgedRow } from '../roster/judge-roster.ts';
import { readRoster } from '../roster/read-roster.ts';
import { foldName } from './names.ts';
import { seesRealNames } from './real-names.ts';

/**
 * Says what would become of every row of a class list, and stores nothing. `seed` fixes the nicknames that are given to
 * rows without one, and `seen` stands for who would get an account, so that what was looked at is what is made.
 */
export async function previewRoster(
	ctx: Context,
	actor: Actor,
	input: { classId: string; list: string }
): Promise<{ seed: string; seen: string; rows: JudgedRow[]; newGroups: string[] }> {
	await requireToChange(ctx, actor, input.classId);
	const seed = randomUUID();
	const rows = await judgeFor(ctx.db.read, {
		...input,
		seed,
		mayNames: await seesRealNames(ctx, actor, input.classId)
	});
	const there = new Set(
		(await listGroups(ctx.db.read, input.classId)).map((g) => foldName(g.name))
	);
	const seen = sealOf(accountsOf(rows));
	return {
		seed,
		seen,
		rows,
		newGroups: groupsIn(rows).filter((name) => !there.has(foldName(name)))
	};
}

export interface RosterLook {
	classId: string;
	list: string;
	seed: string;
	/** False: whether somebody of a real name is in the class is not looked at, since that would tell who is. */
	mayNames: boolean;
}

/** Judges a list against the class as it stands for `q`. */
export async function judgeFor(
	q: Query,
	{ classId, list, seed, mayNames }: RosterLook
): Promise<JudgedRow[]> {
	const members = await listMembers(q, classId, null);
	const nicknames = mayNames ? members : members.map((one) => ({ ...one, realName: null }));
	return judgeRoster(readRoster(list), { nicknames }, seededRandom(seed));
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

/** Whoever a row of the list makes an account for. */
export interface NewAccount {
	nickname: string;
	realName: string | null;
	group: string | null;
}

export function accountsOf(rows: readonly JudgedRow[]): NewAccount[] {
	return rows.flatMap(({ fate }) =>
		fate.kind === 'new'
			? [{ nickname: fate.nickname, realName: fate.realName, group: fate.group }]
			: []
	);
}

/** The same for the same accounts in the same order, and no others. */
export function sealOf(accounts: readonly NewAccount[]): string {
	return createHash('sha256').update(JSON.stringify(accounts)).digest('base64url');
}
