import { countSessions, listSessions } from '../auth/sessions.ts';
import type { Actor, Context } from '../context.ts';
import { pageOf } from './page.ts';

/** The actor's own sessions, a page of them. */
export async function showAccount(
	ctx: Context,
	actor: Actor,
	input: { sessionId: string | null; page: number }
) {
	return {
		sessions: await pageOf(
			input.page,
			(window) => listSessions(ctx, actor.userId, input.sessionId, window),
			() => countSessions(ctx, actor.userId)
		)
	};
}
