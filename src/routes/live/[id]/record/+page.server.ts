import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { showLiveSplits } from '$lib/server/app/show-live-splits.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(async () => {
		const record = await showLiveSplits(contextOf(locals), actorOf(locals), { id: params.id });
		// While it is played, its page shows how it stands.
		if (!record) redirect(303, resolve('/live/[id]', { id: params.id }));
		return record;
	});
