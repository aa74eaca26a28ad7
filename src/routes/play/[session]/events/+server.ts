import { watchPhone } from '$lib/server/app/watch-live.ts';
import { answering, contextOf, eventStream, phoneOf } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	answering(async () => {
		const input = {
			sessionId: event.params.session,
			lastEventId: event.request.headers.get('last-event-id')
		};
		return eventStream(await watchPhone(contextOf(event.locals), phoneOf(event), input));
	});
