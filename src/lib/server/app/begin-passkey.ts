import { requireRole } from '../auth/guards.ts';
import { makeChallenge, passkeyToMake, type PasskeyPlace } from '../auth/passkeys.ts';
import { provePassphrase } from '../auth/prove-passphrase.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Actor, Context } from '../context.ts';
import { listPasskeys, putSecondStep } from '../db/second-factors.ts';
import { DomainError } from '../errors.ts';

/** Enough for every device and a key in the drawer. */
const MOST = 20;
const LIMIT = 10 * 60_000;

/** What this browser needs to make a passkey for the actor, who shows their passphrase for it. */
export async function beginPasskey(
	ctx: Context,
	actor: Actor,
	visitor: Visitor,
	input: { passphrase: string; place: PasskeyPlace | string }
) {
	requireRole(actor, 'trainer', 'administrator');
	const { place } = input;
	if (typeof place === 'string') throw new DomainError('invalid', place);
	const user = await provePassphrase(ctx, actor, visitor, input.passphrase);
	const present = await listPasskeys(ctx.db.read, user.id);
	if (present.length >= MOST) {
		throw new DomainError('conflict', `You have ${MOST} passkeys. Remove one first.`);
	}
	const challenge = makeChallenge();
	const now = ctx.now();
	await ctx.db.write((tx) =>
		putSecondStep(
			tx,
			{
				idHash: visitor.sessionId ?? '',
				purpose: 'new-passkey',
				userId: user.id,
				challenge,
				expiresAt: now + LIMIT
			},
			now
		)
	);
	return await passkeyToMake(place, { userId: user.id, name: user.name ?? '' }, challenge, present);
}
