import { showMisunderstood } from '$lib/server/app/show-misunderstood.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(async () => ({
		shown: await showMisunderstood(contextOf(locals), actorOf(locals), {
			classId: params.id,
			all: url.searchParams.has('all'),
			page: Number(url.searchParams.get('page') ?? 1),
			givenPage: Number(url.searchParams.get('given') ?? 1)
		})
	}));
