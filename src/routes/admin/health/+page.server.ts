import { showHealth } from '$lib/server/app/show-health.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	answering(async () => ({ health: await showHealth(contextOf(locals), actorOf(locals)) }));
