import { json } from '@sveltejs/kit';
import { startDraft } from '$lib/server/app/draft-article.ts';
import { actorOf, answering, contextOf } from '$lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Begins to draft from the article: {quizId}, where it can be watched. The work goes on when the browser goes away. */
export const POST: RequestHandler = ({ locals, params }) =>
	answering(async () => {
		const { quizId, finished } = await startDraft(contextOf(locals), actorOf(locals), {
			articleId: params.id
		});
		// What went wrong is told in the quiz.
		finished.catch(() => undefined);
		return json({ quizId }, { status: 202 });
	});
