import { countSessions, listSessions } from '../auth/sessions.ts';
import type { Actor, Context } from '../context.ts';
import { listMembershipsOfUser } from '../db/memberships.ts';
import { hasSecondFactor } from '../db/second-factors.ts';
import { showClassCode } from './names.ts';
import { pageOf } from './page.ts';

/** The actor's own sessions, a page of them, and how their classes know them. */
export async function showAccount(
	ctx: Context,
	actor: Actor,
	input: { sessionId: string | null; page: number }
) {
	const memberships = await listMembershipsOfUser(ctx.db.read, actor.userId);
	return {
		/** Null for learners, who have none. */
		secondFactor:
			actor.role === 'learner' ? null : await hasSecondFactor(ctx.db.read, actor.userId),
		classes: memberships.map((membership) => ({
			id: membership.classId,
			name: membership.className,
			code: showClassCode(membership.code),
			nickname: membership.nickname,
			/** Null where the class's boards show nicknames. */
			pseudonym: membership.pseudonyms ? membership.pseudonym : null
		})),
		sessions: await pageOf(
			input.page,
			(window) => listSessions(ctx, actor.userId, input.sessionId, window),
			() => countSessions(ctx, actor.userId)
		)
	};
}
