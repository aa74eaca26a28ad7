import { z } from 'zod';
import { removeAssignment } from '$lib/server/app/remove-assignment.ts';
import { showWork } from '$lib/server/app/show-work.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(() =>
		showWork(contextOf(locals), actorOf(locals), {
			classId: params.id,
			page: Number(url.searchParams.get('page') ?? 1)
		})
	);

export const actions: Actions = {
	removeAssignment: ({ request, locals }) =>
		acting(request, z.object({ assignmentId: z.string().min(1).max(64) }), ({ assignmentId }) =>
			removeAssignment(contextOf(locals), actorOf(locals), { id: assignmentId })
		)
};
