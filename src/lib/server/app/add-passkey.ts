import type { z } from 'zod';
import type { newPasskeySchema } from '../../schemas/second-factor.ts';
import { requireRole } from '../auth/guards.ts';
import { readNewPasskey, type PasskeyPlace } from '../auth/passkeys.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Actor, Context } from '../context.ts';
import { isUniqueViolation } from '../db/client.ts';
import { deleteSecondStep, findSecondStep, insertPasskey } from '../db/second-factors.ts';
import { DomainError } from '../errors.ts';
import { turnOnSecondFactor, type TurnedOn } from './turn-on-second-factor.ts';

/** Keeps a passkey that this browser has just made for the actor. */
export async function addPasskey(
	ctx: Context,
	actor: Actor,
	visitor: Visitor,
	input: z.output<typeof newPasskeySchema> & { place: PasskeyPlace | string }
): Promise<TurnedOn> {
	requireRole(actor, 'trainer', 'administrator');
	const { place } = input;
	if (typeof place === 'string') throw new DomainError('invalid', place);
	const idHash = visitor.sessionId ?? '';
	const now = ctx.now();
	const step = await findSecondStep(ctx.db.read, idHash, 'new-passkey', now);
	const isFirstUse = await ctx.db.write((tx) => deleteSecondStep(tx, idHash));
	if (step?.userId !== actor.userId || !isFirstUse) {
		throw new DomainError('gone', 'This took too long. Please begin again.');
	}
	const made = await readNewPasskey(place, step.challenge, input.passkey);
	if (!made) {
		throw new DomainError('invalid', 'This passkey was not made here and now. Please try again.');
	}
	const row = {
		...made,
		userId: actor.userId,
		rpId: place.rpId,
		name: input.name,
		createdAt: now,
		lastUsedAt: null
	};
	try {
		return await turnOnSecondFactor(ctx, visitor, actor.userId, 'passkey', (tx) =>
			insertPasskey(tx, row)
		);
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
		throw new DomainError('conflict', 'This passkey is here already.');
	}
}
