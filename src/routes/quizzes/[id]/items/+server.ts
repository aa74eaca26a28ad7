import { json } from '@sveltejs/kit';
import { reviewSchema, revisionSchema } from '$lib/schemas/studio.ts';
import { reviewItems } from '$lib/server/app/review-items.ts';
import { showDeskChanges } from '$lib/server/app/show-desk-changes.ts';
import { actorOf, answering, contextOf, readJson } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

const FRESH = { 'cache-control': 'no-store' };

/** What has changed on the desk after `?since=REVISION`: a DeskDelta. */
export const GET: RequestHandler = ({ locals, params, url }) =>
	answering(async () => {
		const revision = revisionSchema.parse(url.searchParams.get('since') ?? -1);
		const input = { id: params.id, revision };
		return json(await showDeskChanges(contextOf(locals), actorOf(locals), input), {
			headers: FRESH
		});
	});

/**
 * Stores one step: {revision, label, changes} → {clashes, stored, delta}, where delta tells what has changed since `revision`;
 * 409, with the same body, when the step clashes with another and nothing was written.
 */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const actor = actorOf(locals);
		const input = await readJson(request, reviewSchema);
		const done = await reviewItems(contextOf(locals), actor, { quizId: params.id, ...input });
		return json(done, { status: done.clashes.length > 0 ? 409 : 200, headers: FRESH });
	});
