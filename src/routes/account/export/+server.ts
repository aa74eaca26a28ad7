import { exportOwnData } from '$lib/server/app/export-own-data.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) =>
	answering(async () => {
		const data = await exportOwnData(contextOf(locals), actorOf(locals));
		return new Response(JSON.stringify(data, null, '\t'), {
			headers: {
				'content-type': 'application/json',
				'content-disposition': 'attachment; filename="threshold-my-data.json"'
			}
		});
	});
