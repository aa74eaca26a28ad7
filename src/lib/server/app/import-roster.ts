import { noSuchClass, requireToChange } from '../auth/guards.ts';
import { suggestPassphrase } from '../auth/passphrases.ts';
import { hashDrawnPassphrases } from '../auth/passwords.ts';
import type { Actor, Context } from '../context.ts';
import { lockClass } from '../db/classes.ts';
import type { Query } from '../db/client.ts';
import { insertGroup, listGroups } from '../db/groups.ts';
import { insertMemberships } from '../db/memberships.ts';
import { insertUsers } from '../db/users.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { notifyBoard } from './board-events.ts';
import { keepTeams } from './keep-team.ts';
import { foldName, showClassCode } from './names.ts';
import { accountsOf, groupsIn, judgeFor, sealOf, type NewAccount } from './preview-roster.ts';
import { givePseudonyms } from './pseudonyms.ts';
import { seesRealNames } from './real-names.ts';

/** A line of the sheet that is handed out, once. */
export interface Slip extends NewAccount {
	passphrase: string;
}

/**
 * Makes an account for every row of a class list that gets one, all or none, with passphrases that can be read this
 * once. `seed` and `seen` are the preview's. Throws 'conflict' when other accounts would be made now than were shown.
 */
export async function importRoster(
	ctx: Context,
	actor: Actor,
	input: { classId: string; list: string; seed: string; seen: string }
): Promise<{ code: string; slips: Slip[] }> {
	const { classId } = input;
	await requireToChange(ctx, actor, classId);
	const look = { ...input, mayNames: await seesRealNames(ctx, actor, classId) };
	const wanted = accountsOf(await judgeFor(ctx.db.read, look));
	if (sealOf(wanted) !== input.seen) throw lookAgain();
	const slips = wanted.map((one): Slip => ({ ...one, passphrase: suggestPassphrase() }));
	if (slips.length === 0) {
		throw new DomainError('invalid', 'No row of this list makes an account.', 'list');
	}
	// Hashing takes seconds for a long list, and no transaction may wait for it.
	const hashes = await hashDrawnPassphrases(slips.map((slip) => slip.passphrase));
	const code = await ctx.db.write(async (tx) => {
		const cls = await lockClass(tx, classId);
		if (!cls) throw noSuchClass();
		const rows = await judgeFor(tx, look);
		if (sealOf(accountsOf(rows)) !== input.seen) throw lookAgain();
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
	notifyBoard(classId);
	return { code: showClassCode(code), slips };
}

function lookAgain(): DomainError {
	return new DomainError(
		'conflict',
		'Somebody has joined the class since you looked at this list. Please look at it again.',
		'list'
	);
}

/** The class's groups by folded name, after those of these names that are missing were made. */
async function groupsFor(
	tx: Query,
	classId: string,
	names: string[],
	createdAt: number
): Promise<Map<string, string>> {
	const byKey = new Map((await listGroups(tx, classId)).map((g) => [foldName(g.name), g.id]));
	for (const name of names) {
		const nameKey = foldName(name);
		if (byKey.has(nameKey)) continue;
		const id = newId();
		await insertGroup(tx, { id, classId, name, nameKey, createdAt });
		byKey.set(nameKey, id);
	}
	return byKey;
}
