import { audit } from '../auth/audit.ts';
import { requireRole } from '../auth/guards.ts';
import { suggestPassphrase } from '../auth/passphrases.ts';
import { hashPassphrase } from '../auth/passwords.ts';
import type { Actor, Context } from '../context.ts';
import { deleteSessionsOfUser } from '../db/sessions.ts';
import { findUser, updatePasswordHash } from '../db/users.ts';
import { DomainError } from '../errors.ts';

/**
 * Gives a trainer who has forgotten theirs a new passphrase and returns it, this once; their sessions end.
 * Administrators help themselves: whoever runs the machine can make another.
 */
export async function resetTrainerPassphrase(
	ctx: Context,
	actor: Actor,
	input: { userId: string }
): Promise<{ name: string; passphrase: string }> {
	requireRole(actor, 'administrator');
	const trainer = await findUser(ctx.db.read, input.userId);
	if (trainer?.role !== 'trainer') {
		throw new DomainError('not-found', 'There is no such trainer. The list may have changed.');
	}
	const passphrase = suggestPassphrase();
	const passwordHash = await hashPassphrase(passphrase);
	await ctx.db.write(async (tx) => {
		await updatePasswordHash(tx, trainer.id, passwordHash);
		await deleteSessionsOfUser(tx, trainer.id, null);
	});
	audit('passphrase-reset', { userId: trainer.id, by: actor.userId });
	return { name: trainer.name ?? '', passphrase };
}
