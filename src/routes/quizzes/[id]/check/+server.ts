import { json } from '@sveltejs/kit';
import { checkSchema } from '$lib/schemas/studio.ts';
import { checkItem } from '$lib/server/app/check-item.ts';
import { actorOf, answering, contextOf, readJson } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** What the gates say of an item that is being written: {body} → {findings}. */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const actor = actorOf(locals);
		const { body } = await readJson(request, checkSchema);
		return json(await checkItem(contextOf(locals), actor, { quizId: params.id, body }));
	});
