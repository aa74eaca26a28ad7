import { z } from 'zod';
import { extraTimeSchema } from '$lib/schemas/studio.ts';
import { listLearners } from '$lib/server/app/list-learners.ts';
import { removeLearner } from '$lib/server/app/remove-learner.ts';
import { resetLearnerPassphrase } from '$lib/server/app/reset-learner-passphrase.ts';
import { setExtraTime } from '$lib/server/app/set-extra-time.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(async () => ({
		roster: await listLearners(contextOf(locals), actorOf(locals), {
			classId: params.id,
			page: Number(url.searchParams.get('page') ?? 1)
		})
	}));

const learner = z.object({ userId: z.string().min(1, 'Choose a learner.').max(64) });

export const actions: Actions = {
	removeLearner: ({ request, locals, params }) =>
		acting(request, learner, async ({ userId }) => {
			await removeLearner(contextOf(locals), actorOf(locals), { classId: params.id, userId });
			return { removed: true };
		}),
	resetPassphrase: ({ request, locals, params }) =>
		acting(request, learner, async ({ userId }) => {
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
		})
};
