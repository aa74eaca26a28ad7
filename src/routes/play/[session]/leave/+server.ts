import { json } from '@sveltejs/kit';
import { leaveLive } from '$lib/server/app/leave-live.ts';
import { answering, contextOf, phoneOf } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answering(async () => {
		const input = { sessionId: event.params.session };
		await leaveLive(contextOf(event.locals), phoneOf(event), input);
		return json({});
	});
