import { json } from '@sveltejs/kit';
import { beginSchema } from '$lib/schemas/play.ts';
import { beginDecision } from '$lib/server/app/begin-decision.ts';
import { actorOf, answering, contextOf, readJson } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Shows a timed decision and starts its clock: {step} → where the play stands. */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const { step } = await readJson(request, beginSchema);
		const actor = actorOf(locals);
		return json(await beginDecision(contextOf(locals), actor, { attemptId: params.id, step }));
	});
