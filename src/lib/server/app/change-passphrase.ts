import { limitTries } from '../auth/limits.ts';
import { hashPassphrase, verifyPassphrase } from '../auth/passwords.ts';
import { requireGoodPassphrase } from '../auth/require-passphrase.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Actor, Context } from '../context.ts';
import { listMembershipsOfUser } from '../db/memberships.ts';
import { deleteSessionsOfUser } from '../db/sessions.ts';
import { findUser, updatePasswordHash } from '../db/users.ts';
import { DomainError } from '../errors.ts';

/** Gives the actor a new passphrase once they have shown that they know the present one; all other sessions end. */
export async function changePassphrase(
	ctx: Context,
	actor: Actor,
	visitor: Visitor,
	input: { currentPassphrase: string; newPassphrase: string }
): Promise<void> {
	const user = await limitTries(
		{ account: `user:${actor.userId}`, address: visitor.address },
		async () => {
			const found = await findUser(ctx.db.read, actor.userId);
			return (await verifyPassphrase(found?.passwordHash, input.currentPassphrase)) ? found! : null;
		}
	);
	if (!user) {
		throw new DomainError(
			'invalid',
			'This is not your present passphrase. Please try again.',
			'currentPassphrase'
		);
	}
	const own = await namesOf(ctx, actor.userId, user.name);
	requireGoodPassphrase(input.newPassphrase, own, 'newPassphrase');
	const passwordHash = await hashPassphrase(input.newPassphrase);
	await ctx.db.write(async (tx) => {
		await updatePasswordHash(tx, user.id, passwordHash);
		await deleteSessionsOfUser(tx, user.id, visitor.sessionId);
	});
}

/** What somebody who knows the person would try first. */
async function namesOf(ctx: Context, userId: string, name: string | null): Promise<string[]> {
	if (name !== null) return [name];
	const memberships = await listMembershipsOfUser(ctx.db.read, userId);
	return memberships.flatMap(({ nickname, code }) => [nickname, code]);
}
