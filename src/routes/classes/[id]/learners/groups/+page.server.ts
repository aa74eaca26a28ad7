import { groupNameSchema, groupSchema, newGroupSchema, splitSchema } from '$lib/schemas/classes.ts';
import { makeGroup } from '$lib/server/app/make-group.ts';
import { removeGroup } from '$lib/server/app/remove-group.ts';
import { renameGroup } from '$lib/server/app/rename-group.ts';
import { showGroups } from '$lib/server/app/show-groups.ts';
import { splitClass } from '$lib/server/app/split-class.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(() => showGroups(contextOf(locals), actorOf(locals), { classId: params.id }));

export const actions: Actions = {
	make: ({ request, locals, params }) =>
		acting(request, newGroupSchema, async ({ group }) => {
			const { id } = await makeGroup(contextOf(locals), actorOf(locals), {
				classId: params.id,
				name: group
			});
			return { made: id };
		}),
	rename: ({ request, locals, params }) =>
		acting(request, groupNameSchema, ({ id, group }) =>
			renameGroup(contextOf(locals), actorOf(locals), { classId: params.id, id, name: group })
		),
	remove: ({ request, locals, params }) =>
		acting(request, groupSchema, ({ id }) =>
			removeGroup(contextOf(locals), actorOf(locals), { classId: params.id, id })
		),
	split: ({ request, locals, params }) =>
		acting(request, splitSchema, async ({ parts }) => {
			await splitClass(contextOf(locals), actorOf(locals), { classId: params.id, parts });
			return { split: parts };
		})
};
