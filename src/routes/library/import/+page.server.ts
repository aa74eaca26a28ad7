import { documentFileSchema } from '$lib/schemas/document.ts';
import { importDocument } from '$lib/server/app/import-document.ts';
import { readScenarioFile } from '$lib/server/generation/read-upload.ts';
import { acting, actorOf, contextOf } from '$lib/server/http.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	import: ({ request, locals }) =>
		acting(request, documentFileSchema, async ({ file }) => ({
			imported: await importDocument(contextOf(locals), actorOf(locals), {
				content: await readScenarioFile(file)
			})
		}))
};
