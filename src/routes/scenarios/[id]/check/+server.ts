import { json } from '@sveltejs/kit';
import { checkSchema } from '$lib/schemas/studio.ts';
import { checkQuestion } from '$lib/server/app/check-question.ts';
import { actorOf, answering, contextOf, readJson } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** What the gates say of a question that is being written: {body} → {findings}. */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const actor = actorOf(locals);
		const { body } = await readJson(request, checkSchema);
		return json(await checkQuestion(contextOf(locals), actor, { scenarioId: params.id, body }));
	});
