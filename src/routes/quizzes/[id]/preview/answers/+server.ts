import { json } from '@sveltejs/kit';
import { previewAnswerSchema } from '$lib/schemas/play.ts';
import { answerQuizPreview } from '$lib/server/app/preview-quiz.ts';
import { actorOf, answering, contextOf, readJson } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** What a learner would be told of an answer: {itemId, response} → QuizReply. Nothing is stored. */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const actor = actorOf(locals);
		const answer = await readJson(request, previewAnswerSchema);
		return json(await answerQuizPreview(contextOf(locals), actor, { id: params.id, ...answer }));
	});
