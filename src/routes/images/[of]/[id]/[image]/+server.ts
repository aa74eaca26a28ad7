import { imagePlaceSchema } from '$lib/schemas/images.ts';
import { showImage } from '$lib/server/app/show-image.ts';
import { DomainError } from '$lib/server/errors.ts';
import { actorOf, answering, contextOf, phoneOf } from '$lib/server/http.ts';
import { FOR_GOOD, PICTURE_POLICY } from '$lib/server/security-headers.ts';
import type { RequestHandler } from './$types';

/**
 * A picture where somebody looks at it, such as /images/attempt/ID/SHA-256. Its address names its bytes, so that a browser
 * need not ask again; who may see it is asked each time it does.
 */
export const GET: RequestHandler = (event) =>
	answering(async () => {
		const { locals, params } = event;
		const place = imagePlaceSchema.safeParse(params.of);
		if (!place.success) throw new DomainError('not-found', 'This picture is not here.');
		const viewer = { actor: locals.user ? actorOf(locals) : null, phone: phoneOf(event) };
		const input = { place: place.data, id: params.id, imageId: params.image };
		const { type, data } = await showImage(contextOf(locals), viewer, input);
		return new Response(new Uint8Array(data), {
			headers: {
				'content-type': type,
				'content-length': String(data.length),
				'cache-control': FOR_GOOD,
				'content-security-policy': PICTURE_POLICY
			}
		});
	});
