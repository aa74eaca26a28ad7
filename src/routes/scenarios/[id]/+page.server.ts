import { publishSchema } from '$lib/schemas/assignments.ts';
import { publishScenario } from '$lib/server/app/publish-scenario.ts';
import { showScenarioDraft } from '$lib/server/app/show-scenario-draft.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(() => showScenarioDraft(contextOf(locals), actorOf(locals), { id: params.id }));

export const actions: Actions = {
	publish: ({ request, locals, params }) =>
		acting(request, publishSchema, async ({ classId, ...rules }) => {
			const published = await publishScenario(contextOf(locals), actorOf(locals), {
				id: params.id,
				classIds: classId,
				rules
			});
			return { published: published.number, classes: published.assignmentIds.length };
		})
};
