import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { handIn } from '$lib/server/app/hand-in.ts';
import { showAttempt } from '$lib/server/app/show-attempt.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(async () => {
		const attempt = await showAttempt(contextOf(locals), actorOf(locals), {
			attemptId: params.id
		});
		if (attempt.finished) redirect(303, resolve('/attempts/[id]/results', { id: params.id }));
		return { attempt };
	});

export const actions: Actions = {
	finish: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => {
			await handIn(contextOf(locals), actorOf(locals), { attemptId: params.id });
			redirect(303, resolve('/attempts/[id]/results', { id: params.id }));
		})
};
