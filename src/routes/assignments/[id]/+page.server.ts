import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { showAssignment } from '$lib/server/app/show-assignment.ts';
import { startAttempt } from '$lib/server/app/start-attempt.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(async () => ({
		assignment: await showAssignment(contextOf(locals), actorOf(locals), {
			assignmentId: params.id
		})
	}));

export const actions: Actions = {
	start: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => {
			const { attemptId } = await startAttempt(contextOf(locals), actorOf(locals), {
				assignmentId: params.id
			});
			redirect(303, resolve('/attempts/[id]', { id: attemptId }));
		})
};
