import { moveSchema } from '$lib/schemas/studio.ts';
import { moveToNewer } from '$lib/server/app/move-to-newer.ts';
import { showNewerText } from '$lib/server/app/show-newer-text.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(() => showNewerText(contextOf(locals), actorOf(locals), { id: params.id }));

export const actions: Actions = {
	move: ({ request, locals, params }) =>
		acting(request, moveSchema, async ({ made }) => {
			const { title, quotes, stale } = await moveToNewer(contextOf(locals), actorOf(locals), {
				...made,
				to: params.id
			});
			return { moved: { ...made, title, quotes, stale: stale.length } };
		})
};
