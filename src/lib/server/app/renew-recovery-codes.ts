import { audit } from '../auth/audit.ts';
import { requireRole } from '../auth/guards.ts';
import { provePassphrase } from '../auth/prove-passphrase.ts';
import { hashRecoveryCode, makeRecoveryCodes } from '../auth/recovery-codes.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Actor, Context } from '../context.ts';
import { hasSecondFactor, replaceRecoveryCodes } from '../db/second-factors.ts';
import { DomainError } from '../errors.ts';

/** Gives the actor new recovery codes, to be shown this once; the former ones open nothing any more. */
export async function renewRecoveryCodes(
	ctx: Context,
	actor: Actor,
	visitor: Visitor,
	input: { passphrase: string }
): Promise<string[]> {
	requireRole(actor, 'trainer', 'administrator');
	const { id } = await provePassphrase(ctx, actor, visitor, input.passphrase);
	const codes = makeRecoveryCodes();
	await ctx.db.write(async (tx) => {
		if (!(await hasSecondFactor(tx, id))) {
			throw new DomainError('conflict', 'Without a second factor there is nothing to recover.');
		}
		await replaceRecoveryCodes(tx, id, codes.map(hashRecoveryCode));
	});
	audit('recovery-codes-renewed', { userId: id });
	return codes;
}
