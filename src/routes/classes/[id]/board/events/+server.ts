import { watchBoard } from '$lib/server/app/watch-board.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
	answering(async () => {
		const events = await watchBoard(contextOf(locals), actorOf(locals), { classId: params.id });
		return new Response(events, {
			headers: {
				'content-type': 'text/event-stream',
				'cache-control': 'no-store',
				// A proxy that collects a response before passing it on would hold the events back.
				'x-accel-buffering': 'no'
			}
		});
	});
