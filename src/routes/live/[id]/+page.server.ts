import { showLive } from '$lib/server/app/show-live.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(() => showLive(contextOf(locals), actorOf(locals), { id: params.id }));
