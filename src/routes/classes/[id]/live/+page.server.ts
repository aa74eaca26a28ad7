import { showLiveRecord } from '$lib/server/app/show-live-record.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(() =>
		showLiveRecord(contextOf(locals), actorOf(locals), {
			classId: params.id,
			page: Number(url.searchParams.get('page') ?? 1)
		})
	);
