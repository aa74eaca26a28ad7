import { json } from '@sveltejs/kit';
import { claimLive } from '$lib/server/app/claim-live.ts';
import { actorOf, answering, contextOf, phoneOf } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answering(async () => {
		const { token } = phoneOf(event);
		const input = { sessionId: event.params.session, token };
		return json(await claimLive(contextOf(event.locals), actorOf(event.locals), input));
	});
