import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { removeClass } from '$lib/server/app/remove-class.ts';
import { showClass } from '$lib/server/app/show-class.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(async () => {
		const { learners, given } = await showClass(contextOf(locals), actorOf(locals), params);
		return { learners, assignments: given.total };
	});

export const actions: Actions = {
	removeClass: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => {
			await removeClass(contextOf(locals), actorOf(locals), { id: params.id });
			redirect(303, resolve('/classes'));
		})
};
