import { watchBoard } from '$lib/server/app/watch-board.ts';
import { actorOf, answering, contextOf, eventStream } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
	answering(async () => {
		const events = await watchBoard(contextOf(locals), actorOf(locals), { classId: params.id });
		return eventStream(events);
	});
