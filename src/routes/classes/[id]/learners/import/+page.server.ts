import { rosterSchema, rosterStoreSchema } from '$lib/schemas/classes.ts';
import { importRoster } from '$lib/server/app/import-roster.ts';
import { previewRoster } from '$lib/server/app/preview-roster.ts';
import { showGroups } from '$lib/server/app/show-groups.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import { reachableOrigin } from '$lib/server/reachable-origin.ts';
import { decodeList } from '$lib/server/roster/read-roster.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(async () => {
		const { learners } = await showGroups(contextOf(locals), actorOf(locals), {
			classId: params.id
		});
		return { learners, origin: reachableOrigin(url).origin };
	});

export const actions: Actions = {
	preview: ({ request, locals, params }) =>
		acting(request, rosterSchema, async ({ file, list: pasted }) => {
			const list = file && file.size > 0 ? decodeList(await file.bytes()) : pasted;
			const preview = await previewRoster(contextOf(locals), actorOf(locals), {
				classId: params.id,
				list
			});
			return { preview: { ...preview, list } };
		}),
	store: ({ request, locals, params }) =>
		acting(request, rosterStoreSchema, async (input) => ({
			stored: await importRoster(contextOf(locals), actorOf(locals), {
				classId: params.id,
				...input
			})
		}))
};
