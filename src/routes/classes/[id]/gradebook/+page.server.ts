import { showGradebook } from '$lib/server/app/show-gradebook.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(() => showGradebook(contextOf(locals), actorOf(locals), { classId: params.id }));
