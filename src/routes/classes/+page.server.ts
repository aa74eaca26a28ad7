import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { classSchema } from '$lib/schemas/studio.ts';
import { createClass } from '$lib/server/app/create-class.ts';
import { listClasses } from '$lib/server/app/list-classes.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	answering(async () => ({
		classes: await listClasses(contextOf(locals), actorOf(locals), {
			page: Number(url.searchParams.get('page') ?? 1)
		})
	}));

export const actions: Actions = {
	create: ({ request, locals }) =>
		acting(request, classSchema, async ({ name }) => {
			const { id } = await createClass(contextOf(locals), actorOf(locals), { name });
			redirect(303, resolve('/classes/[id]', { id }));
		})
};
