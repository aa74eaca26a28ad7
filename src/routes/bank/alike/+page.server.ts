import { pairSchema } from '$lib/schemas/bank.ts';
import { findAlikeItems } from '$lib/server/app/find-alike.ts';
import { keepBoth, keepOne } from '$lib/server/app/settle-alike.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	answering(async () => ({
		list: await findAlikeItems(contextOf(locals), actorOf(locals), {
			page: Number(url.searchParams.get('page') ?? 1)
		})
	}));

export const actions: Actions = {
	keep: ({ request, locals }) =>
		acting(request, pairSchema, async ({ quizId, itemId, otherQuizId, otherItemId }) => {
			await keepOne(contextOf(locals), actorOf(locals), {
				keep: { quizId, itemId },
				other: { quizId: otherQuizId, itemId: otherItemId }
			});
			return { done: quizId === otherQuizId ? ('dropped' as const) : ('worded' as const) };
		}),
	both: ({ request, locals }) =>
		acting(request, pairSchema, async ({ quizId, itemId, otherQuizId, otherItemId }) => {
			await keepBoth(contextOf(locals), actorOf(locals), {
				one: { quizId, itemId },
				other: { quizId: otherQuizId, itemId: otherItemId }
			});
			return { done: 'both' as const };
		})
};
