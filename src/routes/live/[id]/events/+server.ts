import { watchLive } from '$lib/server/app/watch-live.ts';
import { actorOf, answering, contextOf, eventStream } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ request, locals, params, url }) =>
	answering(async () => {
		const as = url.searchParams.get('as') === 'projector' ? 'projector' : 'host';
		return eventStream(
			await watchLive(contextOf(locals), actorOf(locals), {
				id: params.id,
				as,
				lastEventId: request.headers.get('last-event-id')
			})
		);
	});
