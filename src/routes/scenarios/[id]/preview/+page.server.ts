import { showScenarioPreview } from '$lib/server/app/preview-scenario.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(async () => ({
		scenario: await showScenarioPreview(contextOf(locals), actorOf(locals), { id: params.id }),
		over: url.searchParams.has('over')
	}));
