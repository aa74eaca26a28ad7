import { exportSchema } from '$lib/schemas/document.ts';
import { exportMade } from '$lib/server/app/export-made.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** The draft as a threshold/1 file; ?article=no leaves the article's text out. */
export const GET: RequestHandler = ({ locals, params, url }) =>
	answering(async () => {
		const { success, data } = exportSchema.safeParse(Object.fromEntries(url.searchParams));
		const shared = { kind: 'scenario' as const, id: params.id };
		const file = await exportMade(contextOf(locals), actorOf(locals), {
			shared,
			withText: !success || data.article === 'yes'
		});
		return new Response(file.content, {
			headers: {
				'content-type': 'application/json',
				'content-disposition': `attachment; filename="threshold.json"; filename*=UTF-8''${encodeURIComponent(file.name)}`
			}
		});
	});
