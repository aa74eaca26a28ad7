import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { showAttempt } from '$lib/server/app/show-attempt.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(async () => {
		const attempt = await showAttempt(contextOf(locals), actorOf(locals), {
			attemptId: params.id
		});
		if (attempt.finished) redirect(303, resolve('/attempts/[id]/results', { id: params.id }));
		return { attempt };
	});
