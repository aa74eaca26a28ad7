import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { accountChangeSchema, removeAccountSchema } from '$lib/schemas/accounts.ts';
import { changeAccount } from '$lib/server/app/change-account.ts';
import { removeAccount } from '$lib/server/app/remove-account.ts';
import { removeLostSecondFactor } from '$lib/server/app/remove-lost-second-factor.ts';
import { resetTrainerPassphrase } from '$lib/server/app/reset-trainer-passphrase.ts';
import { showPerson } from '$lib/server/app/show-person.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(async () => ({
		person: await showPerson(contextOf(locals), actorOf(locals), { userId: params.person })
	}));

export const actions: Actions = {
	resetPassphrase: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => ({
			reset: await resetTrainerPassphrase(contextOf(locals), actorOf(locals), {
				userId: params.person
			})
		})),
	removeSecondFactor: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => ({
			unlocked: await removeLostSecondFactor(contextOf(locals), actorOf(locals), {
				userId: params.person
			})
		})),
	change: ({ request, locals, params }) =>
		acting(request, accountChangeSchema, async ({ change }) => {
			const input = { userId: params.person, change };
			await changeAccount(contextOf(locals), actorOf(locals), input);
			return { changed: change };
		}),
	remove: ({ request, locals, params }) =>
		acting(request, removeAccountSchema, async ({ name }) => {
			const input = { userId: params.person, name };
			await removeAccount(contextOf(locals), actorOf(locals), input);
			redirect(303, resolve('/admin/people'));
		})
};
