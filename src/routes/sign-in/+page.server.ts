import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { learnerSignInSchema, trainerSignInSchema } from '$lib/schemas/accounts.ts';
import { signInLearner } from '$lib/server/app/sign-in-learner.ts';
import { signInTrainer } from '$lib/server/app/sign-in-trainer.ts';
import { homeOf } from '$lib/server/auth/home.ts';
import { safeNext } from '$lib/server/auth/safe-next.ts';
import { setSecondStepCookie, setSessionCookie, visitorOf } from '$lib/server/auth/visitor.ts';
import { acting, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const next = url.searchParams.get('next') ?? '';
	if (locals.user) redirect(303, safeNext(next, url.origin) ?? homeOf(locals.user.role));
	// A refused form comes back to the address of its action.
	const asTrainer = url.searchParams.get('as') === 'trainer' || url.searchParams.has('/trainer');
	return {
		asTrainer,
		next,
		code: url.searchParams.get('code') ?? '',
		erased: url.searchParams.has('erased')
	};
};

export const actions: Actions = {
	learner: (event) =>
		acting(event.request, learnerSignInSchema, async ({ next, ...input }) => {
			const { sessionId } = await signInLearner(contextOf(event.locals), visitorOf(event), input);
			setSessionCookie(event, sessionId);
			redirect(303, safeNext(next, event.url.origin) ?? resolve('/home'));
		}),
	trainer: (event) =>
		acting(event.request, trainerSignInSchema, async ({ next, ...input }) => {
			const signIn = await signInTrainer(contextOf(event.locals), visitorOf(event), input);
			if (signIn.sessionId === undefined) {
				setSecondStepCookie(event, signIn.stepId);
				const keep = next && `?next=${encodeURIComponent(next)}`;
				redirect(303, resolve('/sign-in/second-step') + keep);
			}
			setSessionCookie(event, signIn.sessionId);
			redirect(303, safeNext(next, event.url.origin) ?? homeOf(signIn.role));
		})
};
