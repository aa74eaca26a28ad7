import { endDrafting } from '$lib/server/app/draft-article.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Stops the drafting, or puts away what is told about it when it is over. */
export const DELETE: RequestHandler = ({ locals, params }) =>
	answering(async () => {
		await endDrafting(contextOf(locals), actorOf(locals), { id: params.id });
		return new Response(null, { status: 204 });
	});
