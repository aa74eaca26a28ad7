import { json } from '@sveltejs/kit';
import { offerSpares } from '$lib/server/app/offer-spares.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** What the spares offer for the question `?for=ID`: {offers: [{wish, itemId, why}]}. */
export const GET: RequestHandler = ({ locals, params, url }) =>
	answering(async () => {
		const itemId = url.searchParams.get('for') ?? '';
		const input = { quizId: params.id, itemId };
		return json(await offerSpares(contextOf(locals), actorOf(locals), input), {
			headers: { 'cache-control': 'no-store' }
		});
	});
