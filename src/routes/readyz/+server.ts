import { json } from '@sveltejs/kit';
import { checkReadiness } from '$lib/server/app/check-readiness.ts';
import { refusalIn } from '$lib/server/http.ts';
import { processContext } from '$lib/server/process-context.ts';
import type { RequestHandler } from './$types';

/** That it can be sent work: for whatever stands in front, or watches over it. */
export const GET: RequestHandler = async () => {
	try {
		await checkReadiness(processContext);
		return json({ ready: true });
	} catch (cause) {
		const refusal = refusalIn(cause);
		if (!refusal) throw cause;
		return json({ ready: false, message: refusal.message }, { status: refusal.status });
	}
};
