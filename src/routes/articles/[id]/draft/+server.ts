import { draftArticle } from '$lib/server/app/draft-article.ts';
import { ownArticle } from '$lib/server/app/owned.ts';
import { DomainError } from '$lib/server/errors.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import { logger } from '$lib/server/logger.ts';
import type { RequestHandler } from './$types';

/**
 * Drafts from the article and tells how it goes: one JSON object a line, `{progress}` while it works, then one
 * `{done}` or `{problem}`. The work goes on, and is kept, when the browser goes away.
 */
export const POST: RequestHandler = ({ locals, params }) =>
	answering(async () => {
		const ctx = contextOf(locals);
		const actor = actorOf(locals);
		await ownArticle(ctx, actor, params.id, 'change');
		let listening = true;
		const stream = new ReadableStream<Uint8Array>({
			async start(controller) {
				const encoder = new TextEncoder();
				const tell = (line: unknown) => {
					if (listening) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
				};
				try {
					const done = await draftArticle(ctx, actor, { articleId: params.id }, (progress) =>
						tell({ progress })
					);
					tell({ done });
				} catch (error) {
					if (!(error instanceof DomainError)) logger.error({ err: error }, 'drafting failed');
					tell({
						problem:
							error instanceof DomainError
								? error.message
								: 'Drafting stopped because of a fault of ours. The article is safe; please try again.'
					});
				}
				if (listening) controller.close();
			},
			cancel() {
				listening = false;
			}
		});
		return new Response(stream, {
			headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' }
		});
	});
