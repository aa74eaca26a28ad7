import { showQuizDraft } from '$lib/server/app/show-quiz-draft.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(() => showQuizDraft(contextOf(locals), actorOf(locals), { id: params.id }));
