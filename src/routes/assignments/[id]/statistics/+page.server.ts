import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { closeSchema, reopenSchema } from '$lib/schemas/statistics.ts';
import { closeReport } from '$lib/server/app/close-report.ts';
import { reopenItem } from '$lib/server/app/reopen-item.ts';
import { showStatistics } from '$lib/server/app/show-statistics.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(async () => ({
		shown: await showStatistics(contextOf(locals), actorOf(locals), { assignmentId: params.id })
	}));

export const actions: Actions = {
	close: ({ request, locals, params }) =>
		acting(request, closeSchema, async (input) => {
			await closeReport(contextOf(locals), actorOf(locals), { assignmentId: params.id, ...input });
			return { closed: true };
		}),
	reopen: ({ request, locals, params }) =>
		acting(request, reopenSchema, async (input) => {
			const { quizId } = await reopenItem(contextOf(locals), actorOf(locals), {
				assignmentId: params.id,
				...input
			});
			redirect(303, `${resolve('/quizzes/[id]', { id: quizId })}?item=${input.itemId}`);
		})
};
