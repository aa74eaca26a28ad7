import { moveSchema } from '$lib/schemas/classes.ts';
import { listLearners } from '$lib/server/app/list-learners.ts';
import { moveLearners } from '$lib/server/app/move-learners.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const asked = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 100);
	return answering(async () => ({
		...(await listLearners(contextOf(locals), actorOf(locals), {
			classId: params.id,
			page: Number(url.searchParams.get('page') ?? 1),
			find: asked('find'),
			group: asked('group'),
			realNames: asked('names') === 'real'
		})),
		find: asked('find'),
		group: asked('group')
	}));
};

export const actions: Actions = {
	move: ({ request, locals, params }) =>
		acting(request, moveSchema, async ({ userId, groupId }) => ({
			moved: await moveLearners(contextOf(locals), actorOf(locals), {
				classId: params.id,
				userIds: userId,
				groupId
			})
		}))
};
