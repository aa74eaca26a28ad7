import { showQuizPreview } from '$lib/server/app/preview-quiz.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(async () => ({
		...(await showQuizPreview(contextOf(locals), actorOf(locals), { id: params.id })),
		over: url.searchParams.has('over')
	}));
