import { exportRoster } from '$lib/server/app/export-roster.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
	answering(async () => {
		const { csv } = await exportRoster(contextOf(locals), actorOf(locals), { classId: params.id });
		return new Response(csv, {
			headers: {
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': 'attachment; filename="learners.csv"'
			}
		});
	});
