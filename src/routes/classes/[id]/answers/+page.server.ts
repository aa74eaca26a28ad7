import { verdictSchema } from '$lib/schemas/play.ts';
import { decideAnswer } from '$lib/server/app/decide-answer.ts';
import { showDoubtfulAnswers } from '$lib/server/app/show-doubtful-answers.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(() =>
		showDoubtfulAnswers(contextOf(locals), actorOf(locals), {
			classId: params.id,
			page: Number(url.searchParams.get('page') ?? 1)
		})
	);

export const actions: Actions = {
	decide: ({ request, locals, params }) =>
		acting(request, verdictSchema, async (input) => {
			await decideAnswer(contextOf(locals), actorOf(locals), { classId: params.id, ...input });
			return { said: input.verdict };
		})
};
