import { boardWishSchema } from '$lib/schemas/board.ts';
import { showProjector } from '$lib/server/app/show-projector.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url, depends }) => {
	depends('app:board');
	return answering(async () => ({
		board: await showProjector(contextOf(locals), actorOf(locals), {
			classId: params.id,
			wish: boardWishSchema.parse(Object.fromEntries(url.searchParams))
		})
	}));
};
