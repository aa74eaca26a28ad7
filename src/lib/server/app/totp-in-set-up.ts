import type { Context } from '../context.ts';
import { findTotp, type TotpFactor } from '../db/second-factors.ts';

/** So long the secret can be read, and confirmed. */
export const SET_UP_LIMIT = 15 * 60_000;

/** The app that this person is setting up just now. */
export async function findTotpInSetUp(
	ctx: Context,
	userId: string
): Promise<TotpFactor | undefined> {
	const totp = await findTotp(ctx.db.read, userId);
	if (!totp || totp.confirmedAt !== null) return undefined;
	return ctx.now() - totp.createdAt < SET_UP_LIMIT ? totp : undefined;
}
