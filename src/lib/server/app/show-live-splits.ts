import { recordOf, type RecordRound } from '../../core/live/record.ts';
import type { LiveAnswer } from '../../core/live/tally.ts';
import type { LiveDebrief } from '../../core/live/views.ts';
import type { Actor, Context } from '../context.ts';
import { listAllVotes, listLivePlayers, sumLivePoints } from '../db/live.ts';
import { isTakenOut } from '../live/room.ts';
import { ownRoom } from './live-access.ts';

/** Somebody who played to the end, or left; points in thousandths, speed and streaks counted in. */
export interface LivePlayed {
	id: string;
	name: string;
	team: string | null;
	guest: boolean;
	points: number;
	right: number;
}

/** What came of a session: everybody's points, and how the room answered each question. */
export interface LiveOutcome {
	title: string;
	kind: 'quiz' | 'scenario';
	at: number;
	players: LivePlayed[];
	rounds: RecordRound[];
	debrief: LiveDebrief | null;
}

/** What came of a session; null while it is not over. */
export async function showLiveSplits(
	ctx: Context,
	actor: Actor,
	input: { id: string }
): Promise<LiveOutcome | null> {
	const { content, session, state, debrief, id } = await ownRoom(ctx, actor, input.id);
	if (session.endedAt === null) return null;
	const q = ctx.db.read;
	const playing = (await listLivePlayers(q, id)).filter((player) => !isTakenOut(player));
	const sums = new Map(
		(await sumLivePoints(q, id, state.round + 1)).map(({ playerId, ...sum }) => [playerId, sum])
	);
	const counted = new Set(playing.map((player) => player.id));
	const answers = new Map<number, LiveAnswer[]>();
	for (const { round, vote: _, ...answer } of content.kind === 'quiz'
		? await listAllVotes(q, id)
		: []) {
		if (!counted.has(answer.playerId)) continue;
		const given = answers.get(round) ?? [];
		given.push(answer);
		answers.set(round, given);
	}
	return {
		title: session.title,
		kind: content.kind,
		at: session.createdAt,
		players: playing
			.map(({ id: player, name, team, userId }) => ({
				id: player,
				name,
				team: team === null ? null : (state.settings.teams[team] ?? null),
				guest: userId === null,
				points: sums.get(player)?.points ?? 0,
				right: sums.get(player)?.right ?? 0
			}))
			.sort((a, b) => b.points - a.points || a.name.localeCompare(b.name, 'en')),
		rounds: content.kind === 'quiz' ? recordOf(content, state, answers) : [],
		debrief
	};
}
