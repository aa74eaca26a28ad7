import { json } from '@sveltejs/kit';
import { joinPostSchema } from '$lib/schemas/live.ts';
import { joinLive } from '$lib/server/app/join-live.ts';
import { setPlayerCookie, visitorOf } from '$lib/server/auth/visitor.ts';
import { answering, contextOf, phoneOf, readJson, SMALL_JSON } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answering(async () => {
		const post = await readJson(event.request, joinPostSchema, SMALL_JSON);
		const sessionId = event.params.session;
		const { token, ...reply } = await joinLive(
			contextOf(event.locals),
			visitorOf(event),
			phoneOf(event),
			{ ...post, sessionId }
		);
		if (token !== null) setPlayerCookie(event, sessionId, token);
		return json(reply);
	});
