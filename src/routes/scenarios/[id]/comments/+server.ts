import { json } from '@sveltejs/kit';
import { commentSchema } from '$lib/schemas/together.ts';
import { changeComments } from '$lib/server/app/change-comments.ts';
import { showComments } from '$lib/server/app/show-comments.ts';
import { actorOf, answering, contextOf, readJson } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

const sharedOf = ({ id }: { id: string }) => ({ kind: 'scenario' as const, id });

/** Everything that is said: {threads, mayWrite}. */
export const GET: RequestHandler = ({ locals, params }) =>
	answering(async () =>
		json(await showComments(contextOf(locals), actorOf(locals), { shared: sharedOf(params) }))
	);

/** Says or changes something → {ref, threads} about that one. */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const actor = actorOf(locals);
		const deed = await readJson(request, commentSchema);
		return json(await changeComments(contextOf(locals), actor, { shared: sharedOf(params), deed }));
	});
