import { json } from '@sveltejs/kit';
import { passageSchema } from '$lib/schemas/studio.ts';
import { askPassage } from '$lib/server/app/ask-passage.ts';
import { actorOf, answering, contextOf, readJson } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** What can be asked about a passage: {start, end} → {offers, why}. */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const actor = actorOf(locals);
		const passage = await readJson(request, passageSchema);
		return json(await askPassage(contextOf(locals), actor, { quizId: params.id, ...passage }));
	});
