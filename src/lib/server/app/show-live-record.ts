import { requireTrainerOf } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import {
	countLiveSessions,
	listLiveResults,
	listLiveSessions,
	type LiveSummary
} from '../db/live.ts';
import { listMembers } from '../db/memberships.ts';
import { pageOf, type Page } from './page.ts';

/** What one of a class's learners reached in a live session; points in thousandths, speed and streaks counted in. */
export interface LiveResult {
	userId: string;
	nickname: string;
	points: number;
	answers: number;
	right: number;
}

/** A class's live sessions, newest first, with what its present learners reached in each that is over. */
export async function showLiveRecord(
	ctx: Context,
	actor: Actor,
	input: { classId: string; page: number }
): Promise<{ sessions: Page<LiveSummary & { results: LiveResult[] }> }> {
	await requireTrainerOf(ctx, actor, input.classId);
	const q = ctx.db.read;
	const of = { classId: input.classId };
	const sessions = await pageOf(
		input.page,
		(window) => listLiveSessions(q, of, window),
		() => countLiveSessions(q, of)
	);
	const members = await listMembers(q, input.classId, { limit: 5_000, offset: 0 });
	const names = new Map(members.map(({ userId, nickname }) => [userId, nickname]));
	const results = await listLiveResults(q, of);
	const rows = sessions.rows.map((session) => ({
		...session,
		results: results
			.filter(({ sessionId, userId }) => sessionId === session.id && names.has(userId))
			.map(({ userId, points, answers, right }) => ({
				userId,
				nickname: names.get(userId)!,
				points,
				answers,
				right
			}))
			.sort((a, b) => a.nickname.localeCompare(b.nickname, 'en'))
	}));
	return { sessions: { ...sessions, rows } };
}
