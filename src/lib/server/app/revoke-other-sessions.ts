import { endAllSessions } from '../auth/sessions.ts';
import type { Actor, Context } from '../context.ts';

/** Ends all of the actor's sessions but the one they are using. */
export async function revokeOtherSessions(
	ctx: Context,
	actor: Actor,
	input: { sessionId: string | null }
): Promise<void> {
	await endAllSessions(ctx, actor.userId, input.sessionId);
}
