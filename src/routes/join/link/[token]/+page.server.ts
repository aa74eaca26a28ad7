import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { joinAnotherSchema, joinSchema } from '$lib/schemas/accounts.ts';
import { joinAnotherClass } from '$lib/server/app/join-another-class.ts';
import { joinClass } from '$lib/server/app/join-class.ts';
import { showWayIn } from '$lib/server/app/show-way-in.ts';
import { setSessionCookie, visitorOf } from '$lib/server/auth/visitor.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	answering(() =>
		showWayIn(contextOf(event.locals), visitorOf(event), { token: event.params.token })
	);

export const actions: Actions = {
	new: (event) =>
		acting(event.request, joinSchema, async (input) => {
			const { sessionId } = await joinClass(contextOf(event.locals), visitorOf(event), {
				...input,
				token: event.params.token
			});
			setSessionCookie(event, sessionId);
			redirect(303, resolve('/home'));
		}),
	another: (event) =>
		acting(event.request, joinAnotherSchema, async ({ nickname }) => {
			const { locals } = event;
			await joinAnotherClass(contextOf(locals), actorOf(locals), visitorOf(event), {
				token: event.params.token,
				nickname
			});
			redirect(303, resolve('/home'));
		})
};
