import { passkeyToShow, type PasskeyPlace } from '../auth/passkeys.ts';
import { hashToken } from '../auth/tokens.ts';
import type { Context } from '../context.ts';
import { findSecondStep, findTotp, listPasskeys } from '../db/second-factors.ts';

/**
 * What somebody whose passphrase was right can show at `place` (a sentence where passkeys cannot be shown); null when
 * there is no such sign-in or its time is over.
 */
export async function showSecondStep(
	ctx: Context,
	input: { stepId: string | undefined; place: PasskeyPlace | string }
) {
	if (input.stepId === undefined) return null;
	const step = await findSecondStep(ctx.db.read, hashToken(input.stepId), 'sign-in', ctx.now());
	if (!step) return null;
	const { place } = input;
	const app = await findTotp(ctx.db.read, step.userId);
	const all = await listPasskeys(ctx.db.read, step.userId);
	const here = typeof place === 'string' ? [] : all.filter(({ rpId }) => rpId === place.rpId);
	return {
		app: app !== undefined && app.confirmedAt !== null,
		/** For the browser; null where none of their passkeys works here. */
		passkey:
			typeof place === 'string' || here.length === 0
				? null
				: await passkeyToShow(place, step.challenge, here),
		/** The hosts where their other passkeys work. */
		elsewhere: [...new Set(all.filter((one) => !here.includes(one)).map(({ rpId }) => rpId))]
	};
}
