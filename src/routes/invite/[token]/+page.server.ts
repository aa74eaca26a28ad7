import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { acceptSchema } from '$lib/schemas/accounts.ts';
import { acceptInvitation } from '$lib/server/app/accept-invitation.ts';
import { findInvitation } from '$lib/server/app/find-invitation.ts';
import { suggestPassphrase } from '$lib/server/auth/passphrases.ts';
import { setSessionCookie, visitorOf } from '$lib/server/auth/visitor.ts';
import { acting, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(async () => {
		await findInvitation(contextOf(locals), { token: params.token, role: 'trainer' });
		return { suggestion: suggestPassphrase() };
	});

export const actions: Actions = {
	default: (event) =>
		acting(event.request, acceptSchema, async (input) => {
			const { sessionId } = await acceptInvitation(contextOf(event.locals), visitorOf(event), {
				...input,
				token: event.params.token,
				role: 'trainer'
			});
			setSessionCookie(event, sessionId);
			redirect(303, resolve('/articles'));
		})
};
