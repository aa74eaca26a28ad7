import type { z } from 'zod';
import type { passkeyProofSchema } from '../../schemas/second-factor.ts';
import { audit } from '../auth/audit.ts';
import { limitTries } from '../auth/limits.ts';
import { checkPasskey, makeChallenge, type PasskeyPlace } from '../auth/passkeys.ts';
import { hashRecoveryCode } from '../auth/recovery-codes.ts';
import { createSession } from '../auth/sessions.ts';
import { hashToken } from '../auth/tokens.ts';
import { stepOfCode } from '../auth/totp.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Context } from '../context.ts';
import type { Role } from '../db/schema.ts';
import {
	deleteSecondStep,
	findPasskey,
	findSecondStep,
	findTotp,
	notePasskeyUse,
	putChallenge,
	takeTotpStep,
	useRecoveryCode,
	type SecondStep
} from '../db/second-factors.ts';
import { findUser } from '../db/users.ts';
import { DomainError } from '../errors.ts';

/** What is shown as the second factor. */
export type Proof =
	| { kind: 'app'; passcode: string }
	| { kind: 'recovery'; code: string }
	| {
			kind: 'passkey';
			passkey: z.output<typeof passkeyProofSchema>['passkey'];
			place: PasskeyPlace | string;
	  };

const WRONG: Record<Proof['kind'], { message: string; field?: string }> = {
	app: {
		message:
			'This code does not fit, or was used already. Please type the one your app shows now; if that fails too, look whether your phone’s clock is right.',
		field: 'passcode'
	},
	recovery: {
		message: 'This is none of your recovery codes that are left. Each works once.',
		field: 'recoverySecret'
	},
	passkey: { message: 'This passkey did not fit. Please try again.' }
};

/** Ends a sign-in whose passphrase was right with the second factor; the session id goes into the browser's cookie. */
export async function passSecondStep(
	ctx: Context,
	visitor: Visitor,
	input: { stepId: string | undefined; proof: Proof }
): Promise<{ sessionId: string; role: Role }> {
	const idHash = hashToken(input.stepId ?? '');
	const step = await findSecondStep(ctx.db.read, idHash, 'sign-in', ctx.now());
	if (!step) throw over();
	const { userId } = step;
	// Six digits are few: from wherever the guesses come, they count together. Who is shut out by somebody else knows
	// that their passphrase is known.
	const counter = `second:${userId}`;
	const passed = await limitTries({ account: counter, address: counter }, async () =>
		(await isShown(ctx, step, input.proof)) ? true : null
	);
	if (!passed) {
		audit('second-step-refused', { userId, factor: input.proof.kind });
		const { message, field } = WRONG[input.proof.kind];
		throw new DomainError('invalid', message, field);
	}
	const user = await findUser(ctx.db.read, userId);
	// Removing a second factor or a passphrase ends what was begun with it.
	if (!(await ctx.db.write((tx) => deleteSecondStep(tx, idHash))) || !user) throw over();
	const sessionId = await createSession(ctx, userId, {
		device: visitor.device,
		replaces: visitor.sessionId
	});
	if (input.proof.kind === 'recovery') audit('recovery-code-used', { userId });
	audit('signed-in', { userId, factor: input.proof.kind });
	return { sessionId, role: user.role };
}

async function isShown(ctx: Context, step: SecondStep, proof: Proof): Promise<boolean> {
	const { userId } = step;
	if (proof.kind === 'recovery') {
		return await ctx.db.write((tx) => useRecoveryCode(tx, userId, hashRecoveryCode(proof.code)));
	}
	if (proof.kind === 'app') {
		const totp = await findTotp(ctx.db.read, userId);
		if (!totp || totp.confirmedAt === null) return false;
		const of = stepOfCode(totp.secret, proof.passcode, ctx.now());
		return of !== null && (await ctx.db.write((tx) => takeTotpStep(tx, userId, totp.secret, of)));
	}
	// Right or wrong, this challenge is used up.
	await ctx.db.write((tx) => putChallenge(tx, step.idHash, makeChallenge()));
	const passkey = await findPasskey(ctx.db.read, proof.passkey.id);
	if (typeof proof.place === 'string' || passkey?.userId !== userId) return false;
	const counter = await checkPasskey(proof.place, step.challenge, passkey, proof.passkey);
	if (counter === null) return false;
	await ctx.db.write((tx) => notePasskeyUse(tx, passkey.id, { counter, lastUsedAt: ctx.now() }));
	return true;
}

function over(): DomainError {
	return new DomainError(
		'gone',
		'This sign-in took too long or was ended. Please start again with your name and passphrase.'
	);
}
