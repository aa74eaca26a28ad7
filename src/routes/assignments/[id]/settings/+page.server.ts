import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { noOverrideSchema, overrideSchema, settingsSchema } from '$lib/schemas/assignments.ts';
import { changeAssignment } from '$lib/server/app/change-assignment.ts';
import { NO_OVERRIDE, setOverride } from '$lib/server/app/set-override.ts';
import { showAssignmentSettings } from '$lib/server/app/show-assignment-settings.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(async () => ({
		settings: await showAssignmentSettings(contextOf(locals), actorOf(locals), params)
	}));

export const actions: Actions = {
	save: ({ request, locals, params }) =>
		acting(request, settingsSchema, async (typed) => {
			const { title, audience, groupId, learnerId, ...rules } = typed;
			await changeAssignment(contextOf(locals), actorOf(locals), {
				id: params.id,
				title,
				audience,
				groupId,
				learnerIds: learnerId,
				rules
			});
			// Read anew, so that the form shows what is stored.
			redirect(303, `${resolve('/assignments/[id]/settings', params)}?saved`);
		}),
	override: ({ request, locals, params }) =>
		acting(request, overrideSchema, async ({ userId, ...typed }) => {
			const input = { assignmentId: params.id, userId, typed };
			await setOverride(contextOf(locals), actorOf(locals), input);
			return { done: 'Saved. It holds for what is under way, too.' };
		}),
	noOverride: ({ request, locals, params }) =>
		acting(request, noOverrideSchema, async ({ userId }) => {
			const input = { assignmentId: params.id, userId, typed: NO_OVERRIDE };
			await setOverride(contextOf(locals), actorOf(locals), input);
			return { done: 'Taken back. The rules of the class hold again.' };
		})
};
