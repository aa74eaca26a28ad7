import { audit } from '../auth/audit.ts';
import { hashPassphrase } from '../auth/passwords.ts';
import { provePassphrase } from '../auth/prove-passphrase.ts';
import { requireGoodPassphrase } from '../auth/require-passphrase.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Actor, Context } from '../context.ts';
import { listMembershipsOfUser } from '../db/memberships.ts';
import { deleteSessionsOfUser } from '../db/sessions.ts';
import { updatePasswordHash } from '../db/users.ts';

/** Gives the actor a new passphrase once they have shown that they know the present one; all other sessions end. */
export async function changePassphrase(
	ctx: Context,
	actor: Actor,
	visitor: Visitor,
	input: { currentPassphrase: string; newPassphrase: string }
): Promise<void> {
	const user = await provePassphrase(
		ctx,
		actor,
		visitor,
		input.currentPassphrase,
		'currentPassphrase'
	);
	const own = await namesOf(ctx, actor.userId, user.name);
	requireGoodPassphrase(input.newPassphrase, own, 'newPassphrase');
	const passwordHash = await hashPassphrase(input.newPassphrase);
	await ctx.db.write(async (tx) => {
		await updatePasswordHash(tx, user.id, passwordHash);
		await deleteSessionsOfUser(tx, user.id, visitor.sessionId);
	});
	audit('passphrase-changed', { userId: user.id });
}

/** What somebody who knows the person would try first. */
async function namesOf(ctx: Context, userId: string, name: string | null): Promise<string[]> {
	if (name !== null) return [name];
	const memberships = await listMembershipsOfUser(ctx.db.read, userId);
	return memberships.flatMap(({ nickname, code }) => [nickname, code]);
}
