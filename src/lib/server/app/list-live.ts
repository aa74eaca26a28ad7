import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { listClassesOfTrainer } from '../db/classes.ts';
import { countLiveSessions, listLiveSessions, listPlayable, type LiveSummary } from '../db/live.ts';
import { pageOf, type Page } from './page.ts';

/** A trainer's live sessions, newest first, with what a new one can be opened on and in which classes. */
export async function listLive(
	ctx: Context,
	actor: Actor,
	input: { page: number }
): Promise<{
	sessions: Page<LiveSummary>;
	/** `what` is the form's value. */
	playable: { what: string; kind: 'quiz' | 'scenario'; title: string }[];
	classes: { id: string; name: string }[];
}> {
	requireRole(actor, 'trainer', 'administrator');
	const q = ctx.db.read;
	const of = { hostId: actor.userId };
	const own = await listPlayable(q, actor.role === 'administrator' ? null : actor.userId);
	const classes = await listClassesOfTrainer(q, actor.userId, { limit: 200, offset: 0 });
	return {
		sessions: await pageOf(
			input.page,
			(window) => listLiveSessions(q, of, window),
			() => countLiveSessions(q, of)
		),
		playable: own.map(({ kind, versionId, title }) => ({
			what: `${kind}:${versionId}`,
			kind,
			title
		})),
		classes: classes
			.filter(({ archivedAt }) => archivedAt === null)
			.map(({ id, name }) => ({ id, name }))
	};
}
