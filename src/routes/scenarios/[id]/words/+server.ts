import { json } from '@sveltejs/kit';
import { wordingSchema } from '$lib/schemas/studio.ts';
import { editScenario } from '$lib/server/app/edit-scenario.ts';
import { actorOf, answering, contextOf, readJson } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Stores new wording: {revision, changes} → {revision, findings}; 409 when another window was faster. */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const actor = actorOf(locals);
		const input = await readJson(request, wordingSchema);
		return json(await editScenario(contextOf(locals), actor, { id: params.id, ...input }));
	});
