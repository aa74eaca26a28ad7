import { seenSchema, tagFormSchema, useItemSchema } from '$lib/schemas/bank.ts';
import { showBankItem } from '$lib/server/app/show-bank-item.ts';
import { addTag, dropTag } from '$lib/server/app/tag-items.ts';
import { updateFromOrigin, useItem } from '$lib/server/app/use-item.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

const itemOf = (params: { id: string; item: string }) => ({
	quizId: params.id,
	itemId: params.item
});

export const load: PageServerLoad = ({ locals, params }) =>
	answering(() => showBankItem(contextOf(locals), actorOf(locals), { item: itemOf(params) }));

export const actions: Actions = {
	addTag: ({ request, locals, params }) =>
		acting(request, tagFormSchema, async ({ tag }) => {
			await addTag(contextOf(locals), actorOf(locals), { item: itemOf(params), tag });
			return { done: 'tagged' as const };
		}),
	dropTag: ({ request, locals, params }) =>
		acting(request, tagFormSchema, async ({ tag }) => {
			await dropTag(contextOf(locals), actorOf(locals), { item: itemOf(params), tag });
			return { done: 'untagged' as const };
		}),
	use: ({ request, locals, params }) =>
		acting(request, useItemSchema, async ({ toQuizId }) => {
			const from = itemOf(params);
			return { used: await useItem(contextOf(locals), actorOf(locals), { from, toQuizId }) };
		}),
	update: ({ request, locals, params }) =>
		acting(request, seenSchema, async ({ seen }) => {
			await updateFromOrigin(contextOf(locals), actorOf(locals), { item: itemOf(params), seen });
			return { done: 'updated' as const };
		})
};
