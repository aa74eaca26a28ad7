import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { openLiveSchema } from '$lib/schemas/live.ts';
import { listLive } from '$lib/server/app/list-live.ts';
import { openLive } from '$lib/server/app/open-live.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	answering(() =>
		listLive(contextOf(locals), actorOf(locals), { page: Number(url.searchParams.get('page')) })
	);

export const actions: Actions = {
	default: ({ request, locals }) =>
		acting(request, openLiveSchema, async (input) => {
			const { id } = await openLive(contextOf(locals), actorOf(locals), input);
			redirect(303, resolve('/live/[id]', { id }));
		})
};
