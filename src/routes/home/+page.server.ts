import { showHome } from '$lib/server/app/show-home.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	answering(() =>
		showHome(contextOf(locals), actorOf(locals), {
			page: Number(url.searchParams.get('page') ?? 1)
		})
	);
