import { json } from '@sveltejs/kit';
import { previewPlaySchema } from '$lib/schemas/play.ts';
import { debriefScenarioPreview, playScenarioPreview } from '$lib/server/app/preview-scenario.ts';
import { actorOf, answering, contextOf, readJson } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/**
 * One more step of a preview: {before, …what is done} → ScenarioReply; {before} alone lets the time of a timed decision
 * run; {before, debrief: true} → its debrief. Nothing is stored.
 */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const ctx = contextOf(locals);
		const actor = actorOf(locals);
		const { before, ...asked } = await readJson(request, previewPlaySchema);
		if ('debrief' in asked)
			return json(await debriefScenarioPreview(ctx, actor, { id: params.id, before }));
		const done = 'choiceId' in asked || 'response' in asked || 'timedOut' in asked ? asked : null;
		return json(await playScenarioPreview(ctx, actor, { id: params.id, before, done }));
	});
