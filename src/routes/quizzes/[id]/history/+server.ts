import { json } from '@sveltejs/kit';
import { revisionSchema } from '$lib/schemas/studio.ts';
import { showEarlierDesk, showQuizHistory } from '$lib/server/app/show-quiz-history.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** What was done: {changes}; with `?at=REVISION` the desk as it was then: {title, items}. */
export const GET: RequestHandler = ({ locals, params, url }) =>
	answering(async () => {
		const at = url.searchParams.get('at');
		const ctx = contextOf(locals);
		const actor = actorOf(locals);
		const told =
			at === null
				? await showQuizHistory(ctx, actor, { id: params.id })
				: await showEarlierDesk(ctx, actor, { id: params.id, revision: revisionSchema.parse(at) });
		return json(told, { headers: { 'cache-control': 'no-store' } });
	});
