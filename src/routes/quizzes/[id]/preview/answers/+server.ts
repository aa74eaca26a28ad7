import { json } from '@sveltejs/kit';
import { previewAnswersSchema } from '$lib/schemas/play.ts';
import { answerQuizPreview, finishQuizPreview } from '$lib/server/app/preview-quiz.ts';
import { actorOf, answering, contextOf, readJson } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** What a learner would be told of an answer, or, without one, of all that were given. Nothing is stored. */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const actor = actorOf(locals);
		const { answer, ...play } = await readJson(request, previewAnswersSchema);
		const input = { id: params.id, ...play };
		return json(
			answer
				? await answerQuizPreview(contextOf(locals), actor, { ...input, answer })
				: await finishQuizPreview(contextOf(locals), actor, input)
		);
	});
