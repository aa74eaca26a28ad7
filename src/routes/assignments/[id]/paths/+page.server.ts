import { showPaths } from '$lib/server/app/show-paths.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(async () => ({
		shown: await showPaths(contextOf(locals), actorOf(locals), { assignmentId: params.id })
	}));
