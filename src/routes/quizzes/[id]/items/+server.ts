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
 * Stores one step: {by, revision, label, changes} → {clashes, stored, delta}, where delta tells what has changed since `revision`;
 * 409, with the same body and a `message`, when the step clashes with another and nothing was written.
 */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const actor = actorOf(locals);
		const { by, ...step } = await readJson(request, reviewSchema);
		const input = { quizId: params.id, isTheirs: by === locals.user?.name, ...step };
		const done = await reviewItems(contextOf(locals), actor, input);
		if (done.clashes.length === 0) return json(done, { headers: FRESH });
		const message = 'Somebody changed the same thing meanwhile. Look again before you change it.';
		return json({ ...done, message }, { status: 409, headers: FRESH });
	});
