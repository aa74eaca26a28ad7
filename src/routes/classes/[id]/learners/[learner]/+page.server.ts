import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { eraseLearnerSchema, learnerSchema } from '$lib/schemas/classes.ts';
import { extraTimeSchema } from '$lib/schemas/studio.ts';
import { changeLearner } from '$lib/server/app/change-learner.ts';
import { eraseLearner } from '$lib/server/app/erase-learner.ts';
import { removeLearner } from '$lib/server/app/remove-learner.ts';
import { resetLearnerPassphrase } from '$lib/server/app/reset-learner-passphrase.ts';
import { setExtraTime } from '$lib/server/app/set-extra-time.ts';
import { showLearner } from '$lib/server/app/show-learner.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(() =>
		showLearner(contextOf(locals), actorOf(locals), { classId: params.id, userId: params.learner })
	);

export const actions: Actions = {
	change: ({ request, locals, params }) =>
		acting(request, learnerSchema, async (input) => {
			await changeLearner(contextOf(locals), actorOf(locals), {
				classId: params.id,
				userId: params.learner,
				...input
			});
			return { done: 'changed' as const };
		}),
	extraTime: ({ request, locals, params }) =>
		acting(request, extraTimeSchema, async ({ timePercent }) => {
			await setExtraTime(contextOf(locals), actorOf(locals), {
				classId: params.id,
				userId: params.learner,
				timePercent
			});
			return { done: 'time' as const };
		}),
	resetPassphrase: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => {
			const { passphrase } = await resetLearnerPassphrase(contextOf(locals), actorOf(locals), {
				classId: params.id,
				userId: params.learner
			});
			return { passphrase };
		}),
	remove: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => {
			await removeLearner(contextOf(locals), actorOf(locals), {
				classId: params.id,
				userId: params.learner
			});
			redirect(303, resolve('/classes/[id]/learners', { id: params.id }));
		}),
	erase: ({ request, locals, params }) =>
		acting(request, eraseLearnerSchema, async ({ nickname }) => {
			await eraseLearner(contextOf(locals), actorOf(locals), {
				classId: params.id,
				userId: params.learner,
				nickname
			});
			redirect(303, resolve('/classes/[id]/learners', { id: params.id }));
		})
};
