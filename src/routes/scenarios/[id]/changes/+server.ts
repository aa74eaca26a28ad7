import { json } from '@sveltejs/kit';
import { scenarioChangeSchema } from '$lib/schemas/scenario.ts';
import { editScenario, readScenarioDraft } from '$lib/server/app/edit-scenario.ts';
import { actorOf, answering, contextOf, readJson } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** What is stored now: {revision, body, findings, analysis}. */
export const GET: RequestHandler = ({ locals, params }) =>
	answering(async () =>
		json(await readScenarioDraft(contextOf(locals), actorOf(locals), { id: params.id }))
	);

/** Stores what changed: {revision, patch} → {revision, findings, analysis}; 409 when another window was faster. */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const actor = actorOf(locals);
		const input = await readJson(request, scenarioChangeSchema);
		return json(await editScenario(contextOf(locals), actor, { id: params.id, ...input }));
	});
