import { audit } from '../auth/audit.ts';
import { requireRole } from '../auth/guards.ts';
import { provePassphrase } from '../auth/prove-passphrase.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Actor, Context } from '../context.ts';
import {
	deletePasskey,
	deleteSecondFactors,
	deleteTotp,
	hasSecondFactor
} from '../db/second-factors.ts';
import { DomainError } from '../errors.ts';

/** Removes the actor's app, or one of their passkeys; with the last factor the recovery codes go as well. */
export async function removeSecondFactor(
	ctx: Context,
	actor: Actor,
	visitor: Visitor,
	input: { passphrase: string; factor: 'app' | { passkey: string } }
): Promise<void> {
	requireRole(actor, 'trainer', 'administrator');
	const { id } = await provePassphrase(ctx, actor, visitor, input.passphrase);
	const { factor } = input;
	await ctx.db.write(async (tx) => {
		const gone =
			factor === 'app' ? await deleteTotp(tx, id) : await deletePasskey(tx, id, factor.passkey);
		if (!gone) throw new DomainError('not-found', 'This is not here any more.');
		if (!(await hasSecondFactor(tx, id))) await deleteSecondFactors(tx, id);
	});
	audit('second-factor-removed', { userId: id, factor: factor === 'app' ? 'app' : 'passkey' });
}
