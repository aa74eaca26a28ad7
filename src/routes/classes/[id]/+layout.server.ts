import { showClassHead } from '$lib/server/app/show-class-head.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, params }) =>
	answering(async () => ({
		classroom: await showClassHead(contextOf(locals), actorOf(locals), { id: params.id })
	}));
