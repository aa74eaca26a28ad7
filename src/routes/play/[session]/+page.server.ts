import { showPhone } from '$lib/server/app/show-phone.ts';
import { answering, contextOf, phoneOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	answering(async () => ({
		...(await showPhone(contextOf(event.locals), phoneOf(event), {
			sessionId: event.params.session
		})),
		pin: event.url.searchParams.get('pin') ?? '',
		signedIn: event.locals.user !== null
	}));
