import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { articleSchema } from '$lib/schemas/studio.ts';
import { addArticle } from '$lib/server/app/add-article.ts';
import { beginImport, MOST_WAITING } from '$lib/server/app/begin-import.ts';
import { importAddress } from '$lib/server/app/import-address.ts';
import { listImports } from '$lib/server/app/list-articles.ts';
import { showNewer } from '$lib/server/app/show-newer.ts';
import { DomainError } from '$lib/server/errors.ts';
import { readUpload } from '$lib/server/generation/read-upload.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import { processReach } from '$lib/server/process-reach.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	answering(async () => ({
		...(await showNewer(contextOf(locals), actorOf(locals), { of: url.searchParams.get('newer') })),
		fetches: processReach() !== null,
		full: (await listImports(contextOf(locals), actorOf(locals))).length >= MOST_WAITING
	}));

export const actions: Actions = {
	default: ({ request, locals }) =>
		acting(request, articleSchema, async ({ text, file, address, newer, ...words }) => {
			const [ctx, actor] = [contextOf(locals), actorOf(locals)];
			const how = { ...words, newerOf: newer || null };
			const upload = file && file.size > 0 ? file : null;
			if ([text.trim() !== '', upload !== null, address !== ''].filter(Boolean).length > 1) {
				throw new DomainError(
					'invalid',
					'Bring one at a time: a text, a file or a web address. Empty the others.',
					upload ? 'file' : 'address'
				);
			}
			if (upload) {
				const given = await readUpload(upload);
				const { id } = await beginImport(ctx, actor, { ...how, file: given, source: given.name });
				redirect(303, resolve('/imports/[id]', { id }));
			}
			if (address) {
				const { id } = await importAddress(
					ctx,
					actor,
					{ ...how, address },
					{ reach: processReach() }
				);
				redirect(303, resolve('/imports/[id]', { id }));
			}
			const { id, existed } = await addArticle(ctx, actor, { ...how, text });
			if (how.newerOf !== null) redirect(303, resolve('/articles/[id]/compare', { id }));
			redirect(303, `${resolve('/articles/[id]', { id })}${existed ? '?known' : ''}`);
		})
};
