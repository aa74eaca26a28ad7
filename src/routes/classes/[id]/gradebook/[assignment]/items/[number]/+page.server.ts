import { regradeItemSchema, undoRegradeSchema, wishSchema } from '$lib/schemas/grades.ts';
import { previewRegrade, regradeItem } from '$lib/server/app/regrade-item.ts';
import { showItemToRegrade } from '$lib/server/app/show-item-to-regrade.ts';
import { undoRegrade } from '$lib/server/app/undo-regrade.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

const idsOf = (params: { id: string; assignment: string; number: string }) => ({
	classId: params.id,
	assignmentId: params.assignment,
	step: Number(params.number) - 1
});

export const load: PageServerLoad = ({ locals, params }) =>
	answering(() => showItemToRegrade(contextOf(locals), actorOf(locals), idsOf(params)));

export const actions: Actions = {
	look: ({ request, locals, params }) =>
		acting(request, wishSchema, async (wish) => ({
			plan: await previewRegrade(contextOf(locals), actorOf(locals), { ...idsOf(params), ...wish })
		})),
	apply: ({ request, locals, params }) =>
		acting(request, regradeItemSchema, async (wish) => ({
			done: await regradeItem(contextOf(locals), actorOf(locals), { ...idsOf(params), ...wish })
		})),
	undo: ({ request, locals, params }) =>
		acting(request, undoRegradeSchema, async ({ batch }) => ({
			undone: await undoRegrade(contextOf(locals), actorOf(locals), { ...idsOf(params), batch })
		}))
};
