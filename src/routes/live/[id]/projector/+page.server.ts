import { resolve } from '$app/paths';
import { showStage } from '$lib/server/app/show-live.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import { qrPath } from '$lib/server/qr.ts';
import { reachableOrigin } from '$lib/server/reachable-origin.ts';
import type { PageServerLoad } from './$types';

/** `join.address` is what phones type; the square leads there with the PIN, and changes when the PIN does (load again). */
export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(async () => {
		const shown = await showStage(contextOf(locals), actorOf(locals), { id: params.id });
		const { origin, onlyHere } = reachableOrigin(url);
		// What resolve() gives to a page that is being rendered is relative to it.
		const address = `${origin}${new URL(resolve('/play'), url).pathname}`;
		const { pin } = shown.view;
		return {
			...shown,
			join: { address, onlyHere, qr: pin === null ? null : qrPath(`${address}?pin=${pin}`, 'L') }
		};
	});
