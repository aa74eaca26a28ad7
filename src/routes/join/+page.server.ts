import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { findClassSchema } from '$lib/schemas/accounts.ts';
import { findWayIn } from '$lib/server/app/find-way-in.ts';
import { visitorOf } from '$lib/server/auth/visitor.ts';
import { acting, contextOf } from '$lib/server/http.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: (event) =>
		acting(event.request, findClassSchema, async (input) => {
			const { cls } = await findWayIn(contextOf(event.locals), visitorOf(event), input);
			redirect(303, resolve('/join/[code]', { code: cls.code }));
		})
};
