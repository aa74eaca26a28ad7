import { resolve } from '$app/paths';
import { error, redirect } from '@sveltejs/kit';
import { againSchema } from '$lib/schemas/play.ts';
import { reportSchema } from '$lib/schemas/statistics.ts';
import { ownReports } from '$lib/server/app/own-reports.ts';
import { replayFrom } from '$lib/server/app/replay-from.ts';
import { reportItem } from '$lib/server/app/report-item.ts';
import { showOwnNotes } from '$lib/server/app/show-own-notes.ts';
import { showResults } from '$lib/server/app/show-results.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(async () => {
		const results = await showResults(contextOf(locals), actorOf(locals), {
			attemptId: params.id
		});
		if (!results.finished) {
			if (results.nickname === null) redirect(303, resolve('/attempts/[id]', { id: params.id }));
			error(409, 'This attempt is still running. Its results come when it is finished.');
		}
		const reports = await ownReports(contextOf(locals), actorOf(locals), { attemptId: params.id });
		const notes = await showOwnNotes(contextOf(locals), actorOf(locals), { attemptId: params.id });
		return { results, reports, notes };
	});

export const actions: Actions = {
	report: ({ request, locals, params }) =>
		acting(request, reportSchema, (input) =>
			reportItem(contextOf(locals), actorOf(locals), { attemptId: params.id, ...input })
		),
	again: ({ request, locals, params }) =>
		acting(request, againSchema, async ({ step }) => {
			const { attemptId } = await replayFrom(contextOf(locals), actorOf(locals), {
				attemptId: params.id,
				step
			});
			redirect(303, resolve('/attempts/[id]', { id: attemptId }));
		})
};
