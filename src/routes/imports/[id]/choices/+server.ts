import { piecesSchema } from '$lib/schemas/studio.ts';
import { choosePieces } from '$lib/server/app/choose-pieces.ts';
import { actorOf, answering, contextOf, readJson } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Stores what was chosen so far. */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const { title, licence, kept } = await readJson(request, piecesSchema);
		const chosen = { id: params.id, title, licence, kept };
		await choosePieces(contextOf(locals), actorOf(locals), chosen);
		return new Response(null, { status: 204 });
	});
