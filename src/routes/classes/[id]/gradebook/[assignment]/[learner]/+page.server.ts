import { z } from 'zod';
import { verdictSchema } from '$lib/schemas/play.ts';
import { commentSchema, excuseSchema, regradeSchema, undoSchema } from '$lib/schemas/grades.ts';
import { allowAttempt } from '$lib/server/app/allow-attempt.ts';
import { commentGrade } from '$lib/server/app/comment-grade.ts';
import { decideAnswer } from '$lib/server/app/decide-answer.ts';
import { excuseGrade } from '$lib/server/app/excuse-grade.ts';
import { regradeAnswer } from '$lib/server/app/regrade-answer.ts';
import { showGrade } from '$lib/server/app/show-grade.ts';
import { undoGradeChange } from '$lib/server/app/undo-grade-change.ts';
import { acting, actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { Actions, PageServerLoad } from './$types';

const idsOf = (params: { id: string; assignment: string; learner: string }) => ({
	classId: params.id,
	assignmentId: params.assignment,
	userId: params.learner
});

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(() =>
		showGrade(contextOf(locals), actorOf(locals), {
			...idsOf(params),
			attemptId: url.searchParams.get('attempt')
		})
	);

export const actions: Actions = {
	regrade: ({ request, locals, params }) =>
		acting(request, regradeSchema, async (input) => {
			const ids = { classId: params.id };
			const changeId = await regradeAnswer(contextOf(locals), actorOf(locals), {
				...ids,
				...input
			});
			return { said: 'The answer has its new points, and the boards have moved.', changeId };
		}),
	decide: ({ request, locals, params }) =>
		acting(request, verdictSchema, async (input) => {
			await decideAnswer(contextOf(locals), actorOf(locals), { classId: params.id, ...input });
			return { said: 'The answer is decided.', changeId: null };
		}),
	comment: ({ request, locals, params }) =>
		acting(request, commentSchema, async ({ comment }) => {
			const changeId = await commentGrade(contextOf(locals), actorOf(locals), {
				...idsOf(params),
				comment
			});
			const said = comment.trim() === '' ? 'The comment is gone.' : 'The learner can read it now.';
			return { said, changeId };
		}),
	allow: ({ request, locals, params }) =>
		acting(request, z.object({}), async () => {
			const changeId = await allowAttempt(contextOf(locals), actorOf(locals), idsOf(params));
			return { said: 'One more attempt is allowed.', changeId };
		}),
	excuse: ({ request, locals, params }) =>
		acting(request, excuseSchema, async ({ excused }) => {
			const changeId = await excuseGrade(contextOf(locals), actorOf(locals), {
				...idsOf(params),
				excused: excused === 'yes'
			});
			const said =
				excused === 'yes'
					? 'Excused: this is left out of the total and of the boards.'
					: 'This counts again, in the total and on the boards.';
			return { said, changeId };
		}),
	undo: ({ request, locals, params }) =>
		acting(request, undoSchema, async ({ changeId }) => {
			await undoGradeChange(contextOf(locals), actorOf(locals), { classId: params.id, changeId });
			return { said: 'Taken back.', changeId: null };
		})
};
