import { resolve } from '$app/paths';
import { error, redirect } from '@sveltejs/kit';
import { showResults } from '$lib/server/app/show-results.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(async () => {
		const results = await showResults(contextOf(locals), actorOf(locals), {
			attemptId: params.id
		});
		if (!results.finished) {
			if (results.nickname === null) redirect(303, resolve('/attempts/[id]', { id: params.id }));
			error(409, 'This attempt is still running. Its results come when it is finished.');
		}
		return { results };
	});
