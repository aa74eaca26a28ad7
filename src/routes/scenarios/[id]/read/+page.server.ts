import { showScenarioDraft } from '$lib/server/app/show-scenario-draft.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(() => showScenarioDraft(contextOf(locals), actorOf(locals), { id: params.id }));
