import { showPoster } from '$lib/server/app/show-poster.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import { qrPath } from '$lib/server/qr.ts';
import { reachableOrigin } from '$lib/server/reachable-origin.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(async () => {
		const shown = await showPoster(contextOf(locals), actorOf(locals), params);
		const { origin } = reachableOrigin(url);
		return { ...shown, origin, qr: qrPath(`${origin}/join/${shown.code.replace('-', '')}`) };
	});
