import { requireRole } from '../auth/guards.ts';
import { provePassphrase } from '../auth/prove-passphrase.ts';
import { makeTotpSecret } from '../auth/totp.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Actor, Context } from '../context.ts';
import { putUnconfirmedTotp } from '../db/second-factors.ts';
import { DomainError } from '../errors.ts';

/** Begins to set an app up as the actor's second factor: its secret is there to be read until it is confirmed. */
export async function beginTotp(
	ctx: Context,
	actor: Actor,
	visitor: Visitor,
	input: { passphrase: string }
): Promise<void> {
	requireRole(actor, 'trainer', 'administrator');
	const { id } = await provePassphrase(ctx, actor, visitor, input.passphrase);
	const row = { userId: id, secret: makeTotpSecret(), createdAt: ctx.now() };
	if (await ctx.db.write((tx) => putUnconfirmedTotp(tx, row))) return;
	throw new DomainError(
		'conflict',
		'An app is set up already. To use another, remove that one first.'
	);
}
