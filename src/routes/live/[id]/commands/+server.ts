import { json } from '@sveltejs/kit';
import { commandPostSchema } from '$lib/schemas/live.ts';
import { commandLive } from '$lib/server/app/command-live.ts';
import { actorOf, answering, contextOf, readJson, SMALL_JSON } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const post = await readJson(request, commandPostSchema, SMALL_JSON);
		const input = { ...post, sessionId: params.id };
		return json(await commandLive(contextOf(locals), actorOf(locals), input));
	});
