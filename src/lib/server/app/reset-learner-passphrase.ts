import { audit } from '../auth/audit.ts';
import { requireToChange } from '../auth/guards.ts';
import { suggestPassphrase } from '../auth/passphrases.ts';
import { hashPassphrase } from '../auth/passwords.ts';
import type { Actor, Context } from '../context.ts';
import { deleteSessionsOfUser } from '../db/sessions.ts';
import { findUser, updatePasswordHash } from '../db/users.ts';
import { DomainError } from '../errors.ts';

/**
 * Gives a learner a new passphrase and returns it, this once; their sessions end. Only for accounts this class made:
 * another class's trainer could otherwise take somebody's account over.
 */
export async function resetLearnerPassphrase(
	ctx: Context,
	actor: Actor,
	input: { classId: string; userId: string }
): Promise<{ passphrase: string }> {
	await requireToChange(ctx, actor, input.classId);
	const learner = await findUser(ctx.db.read, input.userId);
	if (learner?.role !== 'learner' || learner.homeClassId !== input.classId) {
		throw new DomainError(
			'forbidden',
			'This account was made in another class; only a trainer of that class can reset its passphrase.'
		);
	}
	const passphrase = suggestPassphrase();
	const passwordHash = await hashPassphrase(passphrase);
	await ctx.db.write(async (tx) => {
		await updatePasswordHash(tx, learner.id, passwordHash);
		await deleteSessionsOfUser(tx, learner.id, null);
	});
	audit('passphrase-reset', { userId: learner.id, by: actor.userId });
	return { passphrase };
}
