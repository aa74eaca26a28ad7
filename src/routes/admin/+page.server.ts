import { z } from 'zod';
import { inviteSchema, invitationSchema } from '$lib/schemas/accounts.ts';
import { inviteTrainer } from '$lib/server/app/invite-trainer.ts';
import { removeDemo } from '$lib/server/app/remove-demo.ts';
import { revokeInvitation } from '$lib/server/app/revoke-invitation.ts';
import { showAdministration } from '$lib/server/app/show-administration.ts';
import { reachableOrigin } from '$lib/server/reachable-origin.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	answering(() =>
		showAdministration(contextOf(locals), actorOf(locals), {
			invitationsPage: Number(url.searchParams.get('invitations') ?? 1)
		})
	);

export const actions: Actions = {
	invite: ({ request, locals, url }) =>
		acting(request, inviteSchema, async (input) => {
			const { path } = await inviteTrainer(contextOf(locals), actorOf(locals), input);
			return { invited: { link: reachableOrigin(url).origin + path, note: input.note } };
		}),
	revoke: ({ request, locals }) =>
		acting(request, invitationSchema, async (input) => {
			await revokeInvitation(contextOf(locals), actorOf(locals), input);
			return { revoked: true };
		}),
	removeDemo: ({ request, locals }) =>
		acting(request, z.object({}), async () => {
			await removeDemo(contextOf(locals), actorOf(locals));
			return { demoRemoved: true };
		})
};
