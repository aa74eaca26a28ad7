import { endSession } from '../auth/sessions.ts';
import type { Actor, Context } from '../context.ts';

/** Ends the session this browser has. */
export async function signOut(
	ctx: Context,
	actor: Actor,
	input: { sessionId: string }
): Promise<void> {
	await endSession(ctx, actor.userId, input.sessionId);
}
