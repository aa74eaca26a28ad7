import { requireRole } from '../auth/guards.ts';
import { limitTries } from '../auth/limits.ts';
import { stepOfCode } from '../auth/totp.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Actor, Context } from '../context.ts';
import { confirmTotp, takeTotpStep } from '../db/second-factors.ts';
import { DomainError } from '../errors.ts';
import { findTotpInSetUp } from './totp-in-set-up.ts';
import { turnOnSecondFactor, type TurnedOn } from './turn-on-second-factor.ts';

/** Switches the app on that is being set up, once it has shown a right code. */
export async function confirmTotpFactor(
	ctx: Context,
	actor: Actor,
	visitor: Visitor,
	input: { passcode: string }
): Promise<TurnedOn> {
	requireRole(actor, 'trainer', 'administrator');
	const { userId } = actor;
	const totp = await findTotpInSetUp(ctx, userId);
	if (!totp) {
		throw new DomainError('gone', 'This set-up took too long. Please begin it again.');
	}
	const step = await limitTries(
		{ account: `second:${userId}`, address: visitor.address },
		async () => stepOfCode(totp.secret, input.passcode, ctx.now())
	);
	if (step === null) {
		throw new DomainError(
			'invalid',
			'This code does not fit. Please type the one your app shows now; if that fails too, look whether your phone’s clock is right.',
			'passcode'
		);
	}
	return await turnOnSecondFactor(ctx, visitor, userId, 'app', async (tx) => {
		if (!(await takeTotpStep(tx, userId, totp.secret, step))) {
			throw new DomainError('conflict', 'The set-up was begun again elsewhere. Go on there.');
		}
		await confirmTotp(tx, userId, ctx.now());
	});
}
