import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { articleSchema } from '$lib/schemas/studio.ts';
import { addArticle } from '$lib/server/app/add-article.ts';
import { readUpload } from '$lib/server/generation/read-upload.ts';
import { acting, actorOf, contextOf } from '$lib/server/http.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: ({ request, locals }) =>
		acting(request, articleSchema, async ({ title, text, file }) => {
			const upload = file && file.size > 0 ? await readUpload(file) : null;
			const { id } = await addArticle(contextOf(locals), actorOf(locals), {
				title,
				content: upload?.content ?? text,
				kind: upload?.kind ?? 'text'
			});
			redirect(303, resolve('/articles/[id]', { id }));
		})
};
