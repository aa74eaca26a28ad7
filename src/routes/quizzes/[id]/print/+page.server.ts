import { PRINT_PARTS, showQuizPrint } from '$lib/server/app/show-quiz-print.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(() => {
		const asked = url.searchParams.get('part');
		const part = PRINT_PARTS.find((one) => one === asked) ?? 'sheet';
		return showQuizPrint(contextOf(locals), actorOf(locals), { id: params.id, part });
	});
