import { audit } from '../auth/audit.ts';
import { hashRecoveryCode, makeRecoveryCodes } from '../auth/recovery-codes.ts';
import { createSession } from '../auth/sessions.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { hasSecondFactor, replaceRecoveryCodes } from '../db/second-factors.ts';
import { deleteSessionsOfUser } from '../db/sessions.ts';

/** What comes of a person's first second factor; null of any further one. */
export type TurnedOn = {
	/** To be shown this once. */
	codes: string[];
	/** For this browser's cookie: every session from before has ended. */
	sessionId: string;
} | null;

/** Stores a second factor (`store`), with recovery codes when it is the first. */
export async function turnOnSecondFactor(
	ctx: Context,
	visitor: Visitor,
	userId: string,
	factor: 'app' | 'passkey',
	store: (tx: Query) => Promise<void>
): Promise<TurnedOn> {
	const codes = makeRecoveryCodes();
	const isFirst = await ctx.db.write(async (tx) => {
		const first = !(await hasSecondFactor(tx, userId));
		await store(tx);
		if (!first) return false;
		await replaceRecoveryCodes(tx, userId, codes.map(hashRecoveryCode));
		await deleteSessionsOfUser(tx, userId, null);
		return true;
	});
	audit('second-factor-added', { userId, factor });
	if (!isFirst) return null;
	const sessionId = await createSession(ctx, userId, { device: visitor.device, replaces: null });
	return { codes, sessionId };
}
