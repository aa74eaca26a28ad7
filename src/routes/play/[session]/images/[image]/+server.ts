import { showImage } from '$lib/server/app/show-image.ts';
import { answering, contextOf, phoneOf, pictureResponse } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** A picture on a phone in a live room, by the secret that is sent to the session's own addresses alone. */
export const GET: RequestHandler = (event) =>
	answering(async () => {
		const { session, image } = event.params;
		const viewer = { actor: null, phone: phoneOf(event) };
		const input = { place: 'play', id: session, imageId: image } as const;
		return pictureResponse(await showImage(contextOf(event.locals), viewer, input));
	});
