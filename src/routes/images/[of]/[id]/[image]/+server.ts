import { imagePlaceSchema } from '$lib/schemas/images.ts';
import { showImage } from '$lib/server/app/show-image.ts';
import { DomainError } from '$lib/server/errors.ts';
import { actorOf, answering, contextOf, pictureResponse } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** A picture where somebody who is signed in looks at it, such as /images/attempt/ID/SHA-256. */
export const GET: RequestHandler = ({ locals, params }) =>
	answering(async () => {
		const place = imagePlaceSchema.safeParse(params.of);
		if (!place.success) throw new DomainError('not-found', 'This picture is not here.');
		const viewer = { actor: actorOf(locals), phone: null };
		const input = { place: place.data, id: params.id, imageId: params.image };
		return pictureResponse(await showImage(contextOf(locals), viewer, input));
	});
