import { z } from 'zod';
import { exportGradebook } from '$lib/server/app/export-gradebook.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

const wantedSchema = z.object({
	format: z.enum(['csv', 'xlsx']).catch('xlsx'),
	names: z.enum(['yes']).nullable().catch(null)
});

const TYPES = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

/** The gradebook as a file: `format` csv or xlsx, with real names where `names` is yes. */
export const GET: RequestHandler = ({ locals, params, url }) =>
	answering(async () => {
		const { format, names } = wantedSchema.parse({
			format: url.searchParams.get('format'),
			names: url.searchParams.get('names')
		});
		const { className, body } = await exportGradebook(contextOf(locals), actorOf(locals), {
			classId: params.id,
			format,
			realNames: names === 'yes'
		});
		const name = `${className} gradebook.${format}`.replace(/[\p{Cc}/\\:*?"<>|]/gu, '-');
		return new Response(body, {
			headers: {
				'content-type': TYPES[format],
				'content-disposition': `attachment; filename="gradebook.${format}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()]/g, escape)}`
			}
		});
	});
