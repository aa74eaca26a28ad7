import { renameTagSchema } from '$lib/schemas/bank.ts';
import { listTags, renameTag } from '$lib/server/app/tag-items.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	answering(() => listTags(contextOf(locals), actorOf(locals)));

export const actions: Actions = {
	rename: ({ request, locals }) =>
		acting(request, renameTagSchema, async (input) => ({
			renamed: { ...input, ...(await renameTag(contextOf(locals), actorOf(locals), input)) }
		}))
};
