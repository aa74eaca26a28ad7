import { json } from '@sveltejs/kit';
import { LARGEST_IMAGE, TOO_LARGE } from '$lib/core/image/picture.ts';
import { addImage } from '$lib/server/app/add-image.ts';
import { actorOf, answering, contextOf, readBytes } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Keeps a picture, whose bytes are the body: → {id, width, height}. What it is, its bytes say; see readImage. */
export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const actor = actorOf(locals);
		const bytes = await readBytes(request, LARGEST_IMAGE, TOO_LARGE);
		const shared = { kind: 'quiz' as const, id: params.id };
		return json(await addImage(contextOf(locals), actor, { shared, bytes }));
	});
