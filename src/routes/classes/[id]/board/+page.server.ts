import { boardDisplaySchema, boardSwitchSchema, boardWishSchema } from '$lib/schemas/board.ts';
import { chooseBoardDisplay } from '$lib/server/app/choose-board-display.ts';
import { leaveBoard } from '$lib/server/app/leave-board.ts';
import { showBoard } from '$lib/server/app/show-board.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url, depends }) => {
	depends('app:board');
	return answering(async () => ({
		board: await showBoard(contextOf(locals), actorOf(locals), {
			classId: params.id,
			wish: boardWishSchema.parse(Object.fromEntries(url.searchParams)),
			page: Number(url.searchParams.get('page') ?? 1)
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
		}),
	display: ({ request, locals, params }) =>
		acting(request, boardDisplaySchema, async ({ display }) => {
			await chooseBoardDisplay(contextOf(locals), actorOf(locals), {
				classId: params.id,
				display
			});
			return { chosen: true };
		})
};
