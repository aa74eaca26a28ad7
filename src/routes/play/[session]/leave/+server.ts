import { json } from '@sveltejs/kit';
import { leaveLive } from '$lib/server/app/leave-live.ts';
import { clearPlayerCookie } from '$lib/server/auth/visitor.ts';
import { answering, contextOf, phoneOf } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answering(async () => {
		const input = { sessionId: event.params.session };
		await leaveLive(contextOf(event.locals), phoneOf(event), input);
		clearPlayerCookie(event, event.params.session);
		return json({});
	});
