import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { inviteSchema, memberSchema, typedTitleSchema } from '$lib/schemas/together.ts';
import { archiveMade } from '$lib/server/app/archive-made.ts';
import { duplicateMade } from '$lib/server/app/duplicate-made.ts';
import { inviteMember } from '$lib/server/app/invite-member.ts';
import { removeMade } from '$lib/server/app/remove-made.ts';
import { removeMember } from '$lib/server/app/remove-member.ts';
import { showShared } from '$lib/server/app/show-shared.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

const sharedOf = ({ id }: { id: string }) => ({ kind: 'quiz' as const, id });

export const load: PageServerLoad = ({ locals, params }) =>
	answering(() => showShared(contextOf(locals), actorOf(locals), { shared: sharedOf(params) }));

export const actions: Actions = {
	invite: ({ request, locals, params }) =>
		acting(request, inviteSchema, async (input) => {
			const shared = sharedOf(params);
			const { name } = await inviteMember(contextOf(locals), actorOf(locals), { shared, ...input });
			return { done: 'invited' as const, name, role: input.role };
		}),
	removeMember: ({ request, locals, params }) =>
		acting(request, memberSchema, async ({ userId }) => {
			const actor = actorOf(locals);
			await removeMember(contextOf(locals), actor, { shared: sharedOf(params), userId });
			// Who has left it has no business on its page any more.
			if (userId === actor.userId && actor.role !== 'administrator') {
				redirect(303, resolve('/library'));
			}
			return { done: 'removed' as const };
		}),
	duplicate: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => {
			const shared = sharedOf(params);
			const copy = await duplicateMade(contextOf(locals), actorOf(locals), { shared });
			redirect(303, resolve('/quizzes/[id]/manage', copy));
		}),
	archive: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => {
			const shared = sharedOf(params);
			await archiveMade(contextOf(locals), actorOf(locals), { shared, archived: true });
			return { done: 'archived' as const };
		}),
	restore: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => {
			const shared = sharedOf(params);
			await archiveMade(contextOf(locals), actorOf(locals), { shared, archived: false });
			return { done: 'restored' as const };
		}),
	remove: ({ request, locals, params }) =>
		acting(request, typedTitleSchema, async ({ title }) => {
			await removeMade(contextOf(locals), actorOf(locals), { ...sharedOf(params), title });
			redirect(303, resolve('/library'));
		})
};
