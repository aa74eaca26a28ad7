import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { pinSchema } from '$lib/schemas/live.ts';
import { findLive } from '$lib/server/app/find-live.ts';
import { visitorOf } from '$lib/server/auth/visitor.ts';
import { acting, answering, contextOf } from '$lib/server/http.ts';
import { DomainError } from '$lib/server/errors.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where a PIN leads: the phone brings it along in the address, since joining asks for it. */
function door(id: string, pin: string): string {
	return `${resolve('/play/[session]', { session: id })}?pin=${pin}`;
}

/** With ?pin= from the QR square straight on; a PIN that is over is told above the form. */
export const load: PageServerLoad = (event) =>
	answering(async () => {
		const pin = event.url.searchParams.get('pin') ?? '';
		if (pin === '') return { pin, refusal: '' };
		let found: { id: string; pin: string };
		try {
			found = await findLive(contextOf(event.locals), visitorOf(event), { pin });
		} catch (error) {
			if (error instanceof DomainError) return { pin, refusal: error.message };
			throw error;
		}
		redirect(303, door(found.id, found.pin));
	});

export const actions: Actions = {
	default: (event) =>
		acting(event.request, pinSchema, async (input) => {
			const { id, pin } = await findLive(contextOf(event.locals), visitorOf(event), input);
			redirect(303, door(id, pin));
		})
};
