import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { extraTimeSchema } from '$lib/schemas/studio.ts';
import { removeAssignment } from '$lib/server/app/remove-assignment.ts';
import { removeClass } from '$lib/server/app/remove-class.ts';
import { removeLearner } from '$lib/server/app/remove-learner.ts';
import { resetLearnerPassphrase } from '$lib/server/app/reset-learner-passphrase.ts';
import { setExtraTime } from '$lib/server/app/set-extra-time.ts';
import { showClass } from '$lib/server/app/show-class.ts';
import { reachableOrigin } from '$lib/server/reachable-origin.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(async () => ({
		...(await showClass(contextOf(locals), actorOf(locals), {
			id: params.id,
			page: Number(url.searchParams.get('page') ?? 1),
			givenPage: Number(url.searchParams.get('given') ?? 1)
		})),
		join: reachableOrigin(url)
	}));

const id = z.string().min(1, 'Choose which one.').max(64);

export const actions: Actions = {
	removeLearner: ({ request, locals, params }) =>
		acting(request, z.object({ userId: id }), async ({ userId }) => {
			await removeLearner(contextOf(locals), actorOf(locals), { classId: params.id, userId });
			return { removed: true };
		}),
	resetPassphrase: ({ request, locals, params }) =>
		acting(request, z.object({ userId: id }), async ({ userId }) => {
			const reset = await resetLearnerPassphrase(contextOf(locals), actorOf(locals), {
				classId: params.id,
				userId
			});
			return { reset: { userId, passphrase: reset.passphrase } };
		}),
	extraTime: ({ request, locals, params }) =>
		acting(request, extraTimeSchema, async ({ userId, timePercent }) => {
			await setExtraTime(contextOf(locals), actorOf(locals), {
				classId: params.id,
				userId,
				timePercent
			});
			return { extraTime: true };
		}),
	removeAssignment: ({ request, locals }) =>
		acting(request, z.object({ assignmentId: id }), async ({ assignmentId }) => {
			await removeAssignment(contextOf(locals), actorOf(locals), { id: assignmentId });
			return { removed: true };
		}),
	removeClass: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => {
			await removeClass(contextOf(locals), actorOf(locals), { id: params.id });
			redirect(303, resolve('/classes'));
		})
};
