import { showGradeChanges } from '$lib/server/app/show-grade-changes.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(() =>
		showGradeChanges(contextOf(locals), actorOf(locals), {
			classId: params.id,
			assignmentId: url.searchParams.get('assignment') || null,
			userId: url.searchParams.get('learner') || null,
			page: Number(url.searchParams.get('page') ?? 1)
		})
	);
