import { json } from '@sveltejs/kit';
import { liveAnswerSchema } from '$lib/schemas/live.ts';
import { answerLive } from '$lib/server/app/answer-live.ts';
import { answering, contextOf, phoneOf, readJson, SMALL_JSON } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answering(async () => {
		const post = await readJson(event.request, liveAnswerSchema, SMALL_JSON);
		const input = { ...post, sessionId: event.params.session };
		return json(await answerLive(contextOf(event.locals), phoneOf(event), input));
	});
