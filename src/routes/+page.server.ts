import { z } from 'zod';
import { gradeSampleAnswer } from '$lib/server/app/grade-sample-answer.ts';
import { showSampleQuestion } from '$lib/server/app/show-sample-question.ts';
import { acting, answering } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

const answer = z.object({
	itemId: z.string('Try the question that is shown.').max(100),
	optionId: z.string('Choose an answer first.').max(100)
});

export const load: PageServerLoad = async ({ url }) => ({
	sample: await answering(() => showSampleQuestion(Number(url.searchParams.get('q') ?? 1)))
});

export const actions: Actions = {
	/** A form like every other, so that the question works without JavaScript; the key comes with the answer to it. */
	try: ({ request }) =>
		acting(request, answer, async (input) => ({ verdict: await gradeSampleAnswer(input) }))
};
