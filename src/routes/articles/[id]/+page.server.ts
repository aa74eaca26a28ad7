import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { scenarioFileSchema } from '$lib/schemas/studio.ts';
import { importScenario } from '$lib/server/app/import-scenario.ts';
import { readScenarioFile } from '$lib/server/generation/read-upload.ts';
import { removeArticle } from '$lib/server/app/remove-article.ts';
import { showArticle } from '$lib/server/app/show-article.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(() => showArticle(contextOf(locals), actorOf(locals), { id: params.id }));

export const actions: Actions = {
	import: ({ request, locals, params }) =>
		acting(request, scenarioFileSchema, async ({ file }) =>
			importScenario(contextOf(locals), actorOf(locals), {
				articleId: params.id,
				content: await readScenarioFile(file)
			})
		),
	remove: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => {
			await removeArticle(contextOf(locals), actorOf(locals), { id: params.id });
			redirect(303, resolve('/articles'));
		})
};
