import { json } from '@sveltejs/kit';
import { itemRefSchema } from '$lib/schemas/bank.ts';
import { offerQuestions, takeQuestion } from '$lib/server/app/offer-questions.ts';
import { actorOf, answering, contextOf, readJson } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Questions of the bank that a situation may ask: ?q= → {questions, total}. */
export const GET: RequestHandler = ({ url, locals, params }) =>
	answering(async () => {
		const words = (url.searchParams.get('q') ?? '').slice(0, 200);
		const input = { scenarioId: params.id, words };
		return json(await offerQuestions(contextOf(locals), actorOf(locals), input));
	});

/** One of them, for this scenario: {quizId, itemId} → {item}. */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const actor = actorOf(locals);
		const from = await readJson(request, itemRefSchema);
		return json(await takeQuestion(contextOf(locals), actor, { scenarioId: params.id, from }));
	});
