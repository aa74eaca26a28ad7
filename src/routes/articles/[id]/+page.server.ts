import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { removeMadeSchema, scenarioFileSchema } from '$lib/schemas/studio.ts';
import { importScenario } from '$lib/server/app/import-scenario.ts';
import { readScenarioFile } from '$lib/server/generation/read-upload.ts';
import { removeMade } from '$lib/server/app/remove-made.ts';
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
		acting(request, removeMadeSchema, async ({ made, title }) => {
			// A quiz or a scenario has an id of its own; the article is this page's.
			const input = made.kind === 'article' ? { kind: made.kind, id: params.id } : made;
			await removeMade(contextOf(locals), actorOf(locals), { ...input, title });
			if (made.kind === 'article') redirect(303, resolve('/articles'));
			return { removed: made.kind };
		})
};
