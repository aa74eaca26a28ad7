import { listArticles, listImports } from '$lib/server/app/list-articles.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	answering(async () => ({
		list: await listArticles(contextOf(locals), actorOf(locals), {
			page: Number(url.searchParams.get('page') ?? 1)
		}),
		imports: await listImports(contextOf(locals), actorOf(locals))
	}));
