import { z } from 'zod';
import { removeAssignment } from '$lib/server/app/remove-assignment.ts';
import { showClass } from '$lib/server/app/show-class.ts';
import { reachableOrigin } from '$lib/server/reachable-origin.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(async () => ({
		...(await showClass(contextOf(locals), actorOf(locals), {
			id: params.id,
			givenPage: Number(url.searchParams.get('given') ?? 1)
		})),
		join: reachableOrigin(url)
	}));

const id = z.string().min(1, 'Choose which one.').max(64);

export const actions: Actions = {
	removeAssignment: ({ request, locals }) =>
		acting(request, z.object({ assignmentId: id }), async ({ assignmentId }) => {
			await removeAssignment(contextOf(locals), actorOf(locals), { id: assignmentId });
			return { removed: true };
		})
};
