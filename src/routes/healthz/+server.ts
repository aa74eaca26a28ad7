import { json } from '@sveltejs/kit';
import { checkHealth } from '$lib/server/app/check-health.ts';
import { DomainError } from '$lib/server/errors.ts';
import type { RequestHandler } from './$types';

/** For whatever watches over this server. */
export const GET: RequestHandler = async () => {
	try {
		await checkHealth();
		return json({ ok: true });
	} catch (cause) {
		if (!(cause instanceof DomainError)) throw cause;
		return json({ ok: false, message: cause.message }, { status: cause.status });
	}
};
