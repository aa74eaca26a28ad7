import { boardSwitchSchema } from '$lib/schemas/play.ts';
import { leaveBoard } from '$lib/server/app/leave-board.ts';
import { showBoard } from '$lib/server/app/show-board.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url, depends }) => {
	depends('app:board');
	return answering(async () => ({
		board: await showBoard(contextOf(locals), actorOf(locals), {
			classId: params.id,
			assignmentId: url.searchParams.get('assignment')
		})
	}));
};

export const actions: Actions = {
	listing: ({ request, locals, params }) =>
		acting(request, boardSwitchSchema, async ({ wish }) => {
			await leaveBoard(contextOf(locals), actorOf(locals), {
				classId: params.id,
				optOut: wish === 'leave'
			});
		})
};
