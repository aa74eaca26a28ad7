import { json } from '@sveltejs/kit';
import { answerSchema } from '$lib/schemas/play.ts';
import { flagItem } from '$lib/server/app/flag-item.ts';
import { submitAnswer } from '$lib/server/app/submit-answer.ts';
import { takeChoice } from '$lib/server/app/take-choice.ts';
import { actorOf, answering, contextOf, readJson } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request, locals, params }) =>
	answering(async () => {
		const answer = await readJson(request, answerSchema);
		const ctx = contextOf(locals);
		const actor = actorOf(locals);
		const attemptId = params.id;
		if ('flagged' in answer) return json(await flagItem(ctx, actor, { attemptId, ...answer }));
		return json(
			'itemId' in answer
				? await submitAnswer(ctx, actor, { attemptId, ...answer })
				: await takeChoice(ctx, actor, { attemptId, ...answer })
		);
	});
