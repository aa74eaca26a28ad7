import { json } from '@sveltejs/kit';
import { findLivePeople } from '$lib/server/app/show-live.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params, url }) =>
	answering(async () => {
		const input = { id: params.id, find: url.searchParams.get('find') ?? '' };
		return json(await findLivePeople(contextOf(locals), actorOf(locals), input));
	});
