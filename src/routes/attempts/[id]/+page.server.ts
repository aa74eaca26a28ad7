import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { reportSchema } from '$lib/schemas/statistics.ts';
import { handIn } from '$lib/server/app/hand-in.ts';
import { ownReports } from '$lib/server/app/own-reports.ts';
import { reportItem } from '$lib/server/app/report-item.ts';
import { showAttempt } from '$lib/server/app/show-attempt.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(async () => {
		const attempt = await showAttempt(contextOf(locals), actorOf(locals), {
			attemptId: params.id
		});
		if (attempt.finished) redirect(303, resolve('/attempts/[id]/results', { id: params.id }));
		const reports = await ownReports(contextOf(locals), actorOf(locals), { attemptId: params.id });
		return { attempt, reports };
	});

export const actions: Actions = {
	report: ({ request, locals, params }) =>
		acting(request, reportSchema, (input) =>
			reportItem(contextOf(locals), actorOf(locals), { attemptId: params.id, ...input })
		),
	finish: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => {
			await handIn(contextOf(locals), actorOf(locals), { attemptId: params.id });
			redirect(303, resolve('/attempts/[id]/results', { id: params.id }));
		})
};
