import {
	beginPasskeySchema,
	confirmTotpSchema,
	newPasskeySchema,
	provenSchema,
	removePasskeySchema
} from '$lib/schemas/second-factor.ts';
import { addPasskey } from '$lib/server/app/add-passkey.ts';
import { beginPasskey } from '$lib/server/app/begin-passkey.ts';
import { beginTotp } from '$lib/server/app/begin-totp.ts';
import { confirmTotpFactor } from '$lib/server/app/confirm-totp.ts';
import { removeSecondFactor } from '$lib/server/app/remove-second-factor.ts';
import { renewRecoveryCodes } from '$lib/server/app/renew-recovery-codes.ts';
import { showSecondFactor } from '$lib/server/app/show-second-factor.ts';
import { passkeyPlaceOf } from '$lib/server/auth/passkeys.ts';
import { setSessionCookie, visitorOf } from '$lib/server/auth/visitor.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	answering(() =>
		showSecondFactor(contextOf(locals), actorOf(locals), {
			place: passkeyPlaceOf(url),
			host: url.host
		})
	);

/** Who asks, as every use case here wants to know it. */
const asked = (event: RequestEvent) =>
	[contextOf(event.locals), actorOf(event.locals), visitorOf(event)] as const;

/** With the first factor every session has ended, and this browser goes on in a new one. */
function goOn(event: RequestEvent, turnedOn: { codes: string[]; sessionId: string } | null) {
	if (!turnedOn) return null;
	setSessionCookie(event, turnedOn.sessionId);
	return turnedOn.codes;
}

export const actions: Actions = {
	beginApp: (event) =>
		acting(event.request, provenSchema, async (input) => {
			await beginTotp(...asked(event), input);
			return { done: 'begun' as const };
		}),
	confirmApp: (event) =>
		acting(event.request, confirmTotpSchema, async (input) => {
			const codes = goOn(event, await confirmTotpFactor(...asked(event), input));
			return { done: 'app' as const, codes };
		}),
	removeApp: (event) =>
		acting(event.request, provenSchema, async (input) => {
			await removeSecondFactor(...asked(event), { ...input, factor: 'app' });
			return { done: 'removed' as const };
		}),
	beginPasskey: (event) =>
		acting(event.request, beginPasskeySchema, async ({ passphrase }) => ({
			toMake: await beginPasskey(...asked(event), {
				passphrase,
				place: passkeyPlaceOf(event.url)
			})
		})),
	addPasskey: (event) =>
		acting(event.request, newPasskeySchema, async (input) => {
			const place = passkeyPlaceOf(event.url);
			const codes = goOn(event, await addPasskey(...asked(event), { ...input, place }));
			return { done: 'passkey' as const, codes };
		}),
	removePasskey: (event) =>
		acting(event.request, removePasskeySchema, async ({ passphrase, id }) => {
			await removeSecondFactor(...asked(event), { passphrase, factor: { passkey: id } });
			return { done: 'removed' as const };
		}),
	renewCodes: (event) =>
		acting(event.request, provenSchema, async (input) => ({
			done: 'codes' as const,
			codes: await renewRecoveryCodes(...asked(event), input)
		}))
};
