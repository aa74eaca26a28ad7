import { json } from '@sveltejs/kit';
import { reviewSchema } from '$lib/schemas/studio.ts';
import { reviewItems } from '$lib/server/app/review-items.ts';
import { actorOf, answering, contextOf, readJson } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Stores verdicts and edits: {revision, changes} → {revision, findings}; 409 when another window was faster. */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const actor = actorOf(locals);
		const input = await readJson(request, reviewSchema);
		return json(await reviewItems(contextOf(locals), actor, { quizId: params.id, ...input }));
	});
