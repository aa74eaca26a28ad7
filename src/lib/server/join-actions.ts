import { resolve } from '$app/paths';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { joinAnotherSchema, joinSchema } from '../schemas/accounts.ts';
import type { Way } from './app/find-way-in.ts';
import { joinAnotherClass } from './app/join-another-class.ts';
import { joinClass } from './app/join-class.ts';
import { setSessionCookie, visitorOf } from './auth/visitor.ts';
import { acting, actorOf, contextOf } from './http.ts';

/** What can be done on a page through which one joins a class: as somebody new, or with the account one has. */
export function joinActions<E extends RequestEvent>(wayOf: (event: E) => Way) {
	return {
		new: (event: E) =>
			acting(event.request, joinSchema, async (input) => {
				const way = { ...input, ...wayOf(event) };
				const { sessionId } = await joinClass(contextOf(event.locals), visitorOf(event), way);
				setSessionCookie(event, sessionId);
				redirect(303, resolve('/home'));
			}),
		another: (event: E) =>
			acting(event.request, joinAnotherSchema, async ({ nickname }) => {
				const { locals } = event;
				const way = { nickname, ...wayOf(event) };
				await joinAnotherClass(contextOf(locals), actorOf(locals), visitorOf(event), way);
				redirect(303, resolve('/home'));
			})
	};
}
