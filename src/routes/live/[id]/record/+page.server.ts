import { showLiveSplits } from '$lib/server/app/show-live-splits.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(() => showLiveSplits(contextOf(locals), actorOf(locals), { id: params.id }));
