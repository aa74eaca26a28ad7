import { behaviourSchema } from '$lib/schemas/play.ts';
import { showQuizPreview } from '$lib/server/app/preview-quiz.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

const way = behaviourSchema.catch('immediate');

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(async () => ({
		...(await showQuizPreview(contextOf(locals), actorOf(locals), { id: params.id })),
		behaviour: way.parse(url.searchParams.get('as')),
		over: url.searchParams.has('over')
	}));
