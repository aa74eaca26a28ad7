import { requireRole } from '../auth/guards.ts';
import type { PasskeyPlace } from '../auth/passkeys.ts';
import { totpUri } from '../auth/totp.ts';
import type { Actor, Context } from '../context.ts';
import { countRecoveryCodes, findTotp, listPasskeys } from '../db/second-factors.ts';
import { findUser } from '../db/users.ts';
import { qrPath } from '../qr.ts';
import { findTotpInSetUp } from './totp-in-set-up.ts';

/** The actor's second factors, and what an app needs while one is being set up. `host` names this installation. */
export async function showSecondFactor(
	ctx: Context,
	actor: Actor,
	input: { place: PasskeyPlace | string; host: string }
) {
	requireRole(actor, 'trainer', 'administrator');
	const totp = await findTotp(ctx.db.read, actor.userId);
	const setUp = await findTotpInSetUp(ctx, actor.userId);
	const user = await findUser(ctx.db.read, actor.userId);
	const passkeys = await listPasskeys(ctx.db.read, actor.userId);
	const { place } = input;
	return {
		/** When the app was switched on; null where there is none. */
		appSince: totp?.confirmedAt ?? null,
		setUp: setUp && {
			qr: qrPath(totpUri(setUp.secret, user?.name ?? '', input.host), 'L'),
			secret: setUp.secret.replace(/(.{4})(?=.)/g, '$1 ')
		},
		passkeys: passkeys.map(({ id, name, rpId, createdAt, lastUsedAt }) => ({
			id,
			name,
			/** Where it works, when that is not here. */
			elsewhere: typeof place !== 'string' && rpId === place.rpId ? null : rpId,
			createdAt,
			lastUsedAt
		})),
		/** Why passkeys cannot be made here, or null. */
		noPasskeys: typeof place === 'string' ? place : null,
		codesLeft: await countRecoveryCodes(ctx.db.read, actor.userId)
	};
}
