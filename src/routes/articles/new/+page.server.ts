import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { articleSchema } from '$lib/schemas/studio.ts';
import { addArticle } from '$lib/server/app/add-article.ts';
import { beginImport } from '$lib/server/app/begin-import.ts';
import { showNewer } from '$lib/server/app/show-newer.ts';
import { DomainError } from '$lib/server/errors.ts';
import { readUpload } from '$lib/server/generation/read-upload.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	answering(() =>
		showNewer(contextOf(locals), actorOf(locals), { of: url.searchParams.get('newer') })
	);

export const actions: Actions = {
	default: ({ request, locals }) =>
		acting(request, articleSchema, async ({ title, text, file, licence, newer }) => {
			const [ctx, actor] = [contextOf(locals), actorOf(locals)];
			const newerOf = newer || null;
			if (file && file.size > 0) {
				if (text.trim()) {
					throw new DomainError(
						'invalid',
						'There is a text and a file. Bring one of them at a time.',
						'file'
					);
				}
				const given = await readUpload(file);
				const brought = { file: given, source: given.name, title, licence, newerOf };
				const { id } = await beginImport(ctx, actor, brought);
				redirect(303, resolve('/imports/[id]', { id }));
			}
			const { id } = await addArticle(ctx, actor, { title, text, licence, newerOf });
			redirect(303, resolve('/articles/[id]', { id }));
		})
};
