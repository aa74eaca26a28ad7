import { json } from '@sveltejs/kit';
import { beginSchema } from '$lib/schemas/play.ts';
import { beginDecision } from '$lib/server/app/begin-decision.ts';
import { showItem } from '$lib/server/app/show-item.ts';
import { actorOf, answering, contextOf, readJson } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/**
 * Starts the clock of what is shown. Of a scenario's timed decision ({step}) it answers with where the play stands; of
 * an item of a quiz ({step, item: true}) with nothing.
 */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const { step, item } = await readJson(request, beginSchema);
		const input = { attemptId: params.id, step };
		if (item) {
			await showItem(contextOf(locals), actorOf(locals), input);
			return new Response(null, { status: 204 });
		}
		return json(await beginDecision(contextOf(locals), actorOf(locals), input));
	});
