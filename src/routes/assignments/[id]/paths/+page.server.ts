import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { showPaths } from '$lib/server/app/show-paths.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(async () => {
		const shown = await showPaths(contextOf(locals), actorOf(locals), { assignmentId: params.id });
		if (!shown) redirect(303, resolve('/assignments/[id]/statistics', { id: params.id }));
		return { shown };
	});
