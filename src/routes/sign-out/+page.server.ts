import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { signOut } from '$lib/server/app/sign-out.ts';
import { clearSessionCookie } from '$lib/server/auth/visitor.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.user) redirect(303, resolve('/'));
};

export const actions: Actions = {
	default: async (event) => {
		const { sessionId } = event.locals;
		if (sessionId !== null) {
			await answering(() => signOut(contextOf(event.locals), actorOf(event.locals), { sessionId }));
			clearSessionCookie(event);
		}
		redirect(303, resolve('/'));
	}
};
