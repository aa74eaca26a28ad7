import { listMade } from '$lib/server/app/list-made.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	answering(async () => {
		const [ctx, actor] = [contextOf(locals), actorOf(locals)];
		const archived = url.searchParams.get('archive') === 'yes';
		const pageOf = (name: string) => Number(url.searchParams.get(name) ?? 1);
		return {
			archived,
			quizzes: await listMade(ctx, actor, { kind: 'quiz', archived, page: pageOf('quizzes') }),
			scenarios: await listMade(ctx, actor, {
				kind: 'scenario',
				archived,
				page: pageOf('scenarios')
			})
		};
	});
