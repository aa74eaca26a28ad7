import { resolve } from '$app/paths';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { passcodeSchema, passkeyProofSchema, recoverySchema } from '$lib/schemas/second-factor.ts';
import { passSecondStep, type Proof } from '$lib/server/app/pass-second-step.ts';
import { showSecondStep } from '$lib/server/app/show-second-step.ts';
import { homeOf } from '$lib/server/auth/home.ts';
import { passkeyPlaceOf } from '$lib/server/auth/passkeys.ts';
import { safeNext } from '$lib/server/auth/safe-next.ts';
import {
	clearSecondStepCookie,
	secondStepCookie,
	setSessionCookie,
	visitorOf
} from '$lib/server/auth/visitor.ts';
import { acting, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	answering(async () => {
		const { locals, url } = event;
		const next = url.searchParams.get('next') ?? '';
		// Nobody is signed in yet, and still it tells of somebody's account.
		event.setHeaders({ 'cache-control': 'private, no-store' });
		const shown = await showSecondStep(contextOf(locals), {
			stepId: secondStepCookie(event),
			place: passkeyPlaceOf(url)
		});
		// Nobody is half-way in: a form that came too late says so itself.
		if (!shown && event.request.method === 'GET')
			redirect(303, `${resolve('/sign-in')}?as=trainer`);
		return { next, shown };
	});

async function pass(event: RequestEvent, proof: Proof, next: string): Promise<never> {
	const { sessionId, role } = await passSecondStep(contextOf(event.locals), visitorOf(event), {
		stepId: secondStepCookie(event),
		proof
	});
	clearSecondStepCookie(event);
	setSessionCookie(event, sessionId);
	redirect(303, safeNext(next, event.url.origin) ?? homeOf(role));
}

export const actions: Actions = {
	app: (event) =>
		acting(event.request, passcodeSchema, ({ passcode, next }) =>
			pass(event, { kind: 'app', passcode }, next)
		),
	recovery: (event) =>
		acting(event.request, recoverySchema, ({ recoverySecret, next }) =>
			pass(event, { kind: 'recovery', code: recoverySecret }, next)
		),
	passkey: (event) =>
		acting(event.request, passkeyProofSchema, ({ passkey, next }) =>
			pass(event, { kind: 'passkey', passkey, place: passkeyPlaceOf(event.url) }, next)
		)
};
