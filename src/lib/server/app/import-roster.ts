import { requireToChange } from '../auth/guards.ts';
import { suggestPassphrase } from '../auth/passphrases.ts';
import { hashDrawnPassphrase } from '../auth/passwords.ts';
import type { Actor, Context } from '../context.ts';
import { lockClass } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { insertGroup, listGroups } from '../db/groups.ts';
import { insertMemberships } from '../db/memberships.ts';
import { insertUsers } from '../db/users.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { JudgedRow } from '../roster/judge-roster.ts';
import { keepTeams } from './keep-team.ts';
import { foldName, showClassCode } from './names.ts';
import { groupsIn, judgeFor } from './preview-roster.ts';
import { givePseudonyms } from './pseudonyms.ts';

/** A line of the sheet that is handed out, once. */
export interface Slip {
	nickname: string;
	realName: string | null;
	group: string | null;
	passphrase: string;
}

/**
 * Makes an account for every row of a class list that gets one, all or none, with passphrases that can be read this
 * once. `seed` is the preview's. Throws 'conflict' when the class has changed since in a way that matters.
 */
export async function importRoster(
	ctx: Context,
	actor: Actor,
	input: { classId: string; list: string; seed: string }
): Promise<{ code: string; slips: Slip[] }> {
	const { classId, list, seed } = input;
	await requireToChange(ctx, actor, classId);
	const wanted = newOnes(await judgeFor(ctx.db.read, classId, list, seed));
	const slips = wanted.map((one): Slip => ({ ...one, passphrase: suggestPassphrase() }));
	if (slips.length === 0) {
		throw new DomainError('invalid', 'No row of this list makes an account.', 'list');
	}
	// Hashing takes seconds for a long list, and no transaction may wait for it.
	const hashes = await Promise.all(slips.map((slip) => hashDrawnPassphrase(slip.passphrase)));
	const code = await ctx.db.write(async (tx) => {
		const cls = await lockClass(tx, classId);
		if (!cls) throw new DomainError('not-found', 'This class is not here any more.');
		const rows = await judgeFor(tx, classId, list, seed);
		if (JSON.stringify(newOnes(rows)) !== JSON.stringify(wanted)) {
			throw new DomainError(
				'conflict',
				'Somebody has joined the class since you looked at this list. Please look at it again.',
				'list'
			);
		}
		const groups = await groupsFor(tx, classId, groupsIn(rows), ctx.now());
		const accounts = slips.map((slip, i) => ({ id: newId(), slip, passwordHash: hashes[i]! }));
		await insertUsers(
			tx,
			accounts.map(({ id, passwordHash }) => ({
				id,
				role: 'learner' as const,
				name: null,
				nameKey: null,
				passwordHash,
				homeClassId: classId,
				isDemo: false,
				createdAt: ctx.now()
			}))
		);
		await insertMemberships(
			tx,
			accounts.map(({ id, slip }) => ({
				classId,
				userId: id,
				nickname: slip.nickname,
				nicknameKey: foldName(slip.nickname),
				realName: slip.realName,
				groupId: slip.group === null ? null : groups.get(foldName(slip.group))!,
				joinedAt: ctx.now()
			}))
		);
		if (cls.pseudonyms) await givePseudonyms(tx, classId);
		await keepTeams(tx, classId);
		return cls.code;
	});
	return { code: showClassCode(code), slips };
}

function newOnes(rows: readonly JudgedRow[]): Omit<Slip, 'passphrase'>[] {
	return rows.flatMap(({ fate }) =>
		fate.kind === 'new'
			? [{ nickname: fate.nickname, realName: fate.realName, group: fate.group }]
			: []
	);
}

/** The class's groups by folded name, after those of these names that are missing were made. */
async function groupsFor(
	tx: Query,
	classId: string,
	names: string[],
	createdAt: number
): Promise<Map<string, string>> {
	const byKey = new Map((await listGroups(tx, classId)).map((g) => [g.nameKey, g.id]));
	for (const name of names) {
		const nameKey = foldName(name);
		if (byKey.has(nameKey)) continue;
		const id = newId();
		await insertGroup(tx, { id, classId, name, nameKey, createdAt });
		byKey.set(nameKey, id);
	}
	return byKey;
}
