import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';
import { publishSchema } from '$lib/schemas/assignments.ts';
import { publishQuiz } from '$lib/server/app/publish-quiz.ts';
import { showOwnSteps } from '$lib/server/app/show-own-steps.ts';
import { showQuizDraft } from '$lib/server/app/show-quiz-draft.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(async () => {
		const shown = await showQuizDraft(contextOf(locals), actorOf(locals), { id: params.id });
		// Whoever may not change it, or nobody while it is put away, reads it on a page of its own.
		if (shown.role === 'viewer' || shown.archivedAt !== null) {
			redirect(307, resolve('/quizzes/[id]/read', { id: params.id }));
		}
		const steps = await showOwnSteps(contextOf(locals), actorOf(locals), { id: params.id });
		return { ...shown, steps };
	});

export const actions: Actions = {
	publish: ({ request, locals, params }) =>
		acting(request, publishSchema, async ({ classId, ...rules }) => {
			const published = await publishQuiz(contextOf(locals), actorOf(locals), {
				id: params.id,
				classIds: classId,
				rules
			});
			return { published: published.number, classes: published.assignmentIds.length };
		})
};
