import { audit } from '../auth/audit.ts';
import { limitTries } from '../auth/limits.ts';
import { makeChallenge } from '../auth/passkeys.ts';
import { verifyPassphrase } from '../auth/passwords.ts';
import { createSession } from '../auth/sessions.ts';
import { hashToken, makeToken } from '../auth/tokens.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Context } from '../context.ts';
import type { Role } from '../db/schema.ts';
import { hasSecondFactor, putSecondStep } from '../db/second-factors.ts';
import { findUserByNameKey } from '../db/users.ts';
import { DomainError } from '../errors.ts';
import { refuseDeactivated } from './deactivated.ts';
import { foldName } from './names.ts';

/** How long the second factor may be on its way. */
export const SECOND_STEP_LIMIT = 10 * 60_000;

/** Signed in, or half-way: both ids are secrets for the browser's cookies. */
export type SignIn =
	| { sessionId: string; role: Role; stepId?: undefined }
	| { stepId: string; sessionId?: undefined; role?: undefined };

/** Signs a trainer or administrator in, or asks for the second factor where the account has one. */
export async function signInTrainer(
	ctx: Context,
	visitor: Visitor,
	input: { name: string; passphrase: string }
): Promise<SignIn> {
	const nameKey = foldName(input.name);
	let userId: string | undefined;
	const user = await limitTries(
		{ account: `name:${nameKey}`, address: visitor.address },
		async () => {
			const found = await findUserByNameKey(ctx.db.read, nameKey);
			userId = found?.id;
			return (await verifyPassphrase(found?.passwordHash, input.passphrase)) ? found! : null;
		}
	);
	if (!user) {
		audit('sign-in-refused', userId === undefined ? {} : { userId });
		throw new DomainError(
			'invalid',
			'This name and passphrase do not go together. Please check both and try again.'
		);
	}
	refuseDeactivated(user);
	if (await hasSecondFactor(ctx.db.read, user.id)) {
		return { stepId: await beginSecondStep(ctx, user.id) };
	}
	const sessionId = await createSession(ctx, user.id, {
		device: visitor.device,
		replaces: visitor.sessionId
	});
	audit('signed-in', { userId: user.id });
	return { sessionId, role: user.role };
}

async function beginSecondStep(ctx: Context, userId: string): Promise<string> {
	const stepId = makeToken();
	const now = ctx.now();
	await ctx.db.write((tx) =>
		putSecondStep(
			tx,
			{
				idHash: hashToken(stepId),
				purpose: 'sign-in',
				userId,
				challenge: makeChallenge(),
				expiresAt: now + SECOND_STEP_LIMIT
			},
			now
		)
	);
	audit('second-step-begun', { userId });
	return stepId;
}
