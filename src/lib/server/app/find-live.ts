import { limitPinMisses } from '../auth/limits.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Context } from '../context.ts';
import { findLiveSessionByPin } from '../db/live.ts';
import { DomainError } from '../errors.ts';
import { normalisePin } from './open-live.ts';

/** The session that a PIN leads to, for anybody; misses count against the address. */
export async function findLive(
	ctx: Context,
	visitor: Pick<Visitor, 'address'>,
	input: { pin: string }
): Promise<{ id: string; pin: string }> {
	const pin = normalisePin(input.pin);
	if (pin === '') throw new DomainError('invalid', 'Type the eight digits of the PIN.', 'pin');
	const found = await limitPinMisses(
		visitor.address,
		null,
		async () => (await findLiveSessionByPin(ctx.db.read, pin, ctx.now())) ?? null
	);
	if (!found) throw noSuchPin();
	return { id: found.id, pin };
}

export function noSuchPin(): DomainError {
	return new DomainError(
		'not-found',
		'No session with this PIN is open. Look at the projector and type it again.',
		'pin'
	);
}
