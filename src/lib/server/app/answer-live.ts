import { askedIn } from '../../core/live/content.ts';
import { markAnswer } from '../../core/live/mark.ts';
import { LATE_MS, ownClose } from '../../core/live/reduce.ts';
import type { LiveAnswer } from '../../core/live/tally.ts';
import type { AnswerPost, AnswerReply } from '../../core/live/wire.ts';
import { InvalidResponse } from '../../core/quiz/grade.ts';
import { limitPosts } from '../auth/limits.ts';
import type { Context } from '../context.ts';
import { findLiveAnswer, type LivePlayer } from '../db/live.ts';
import { DomainError } from '../errors.ts';
import { tellNodes } from '../fan-out.ts';
import { intakeOf, tooLate } from '../live/intake.ts';
import type { Room } from '../live/room.ts';
import { liveNow } from '../live/now.ts';
import { roomsOf } from '../live/rooms.ts';
import { countAnswer } from '../metrics.ts';
import { storable } from './grade-answer.ts';
import { isOverNow, presentPlayer, type PhoneKey } from './live-access.ts';

/**
 * Takes a player's answer, marked by the moment at which it came, and resolves once it is durable. The first answer of a
 * vote stays: whatever is sent after it is answered with it.
 */
export async function answerLive(
	ctx: Context,
	key: PhoneKey,
	input: AnswerPost & { sessionId: string }
): Promise<AnswerReply> {
	const now = liveNow(ctx);
	const rooms = roomsOf(ctx);
	const room = await rooms.get(input.sessionId);
	const player = await presentPlayer(ctx, room, key);
	await limitPosts(player.id);
	try {
		return await take(ctx, room, player, input, now);
	} catch (refusal) {
		if (!(refusal instanceof DomainError)) throw refusal;
		if (refusal.code !== 'conflict' && refusal.code !== 'gone') throw refusal;
		// This node may be a step behind: what stands in the store counts.
		const stored = await findLiveAnswer(ctx.db.read, player.id, input.round, input.vote);
		if (stored) return { answer: stored.response };
		if (!(await rooms.catchUp(room))) throw refusal;
		return await take(ctx, room, room.player(player.id) ?? player, input, now);
	}
}

async function take(
	ctx: Context,
	room: Room,
	player: LivePlayer,
	input: AnswerPost,
	now: number
): Promise<AnswerReply> {
	const { round, vote } = input;
	const isRunning = room.state.round === round && room.state.vote === vote;
	const before = isRunning && room.answerOf(player.id, vote);
	if (before) return { answer: before.response };
	if (!isRunning) throw room.state.phase === 'ended' ? isOverNow() : tooLate();
	refuseNotNow(room, player, now);
	const answer = mark(room, player, storable(input.response), now);
	const kept = await intakeOf(ctx).add({
		...answer,
		sessionId: room.id,
		round,
		vote,
		answeredAt: now
	});
	if (room.state.round === round) room.putAnswer(vote, { ...answer, ...kept });
	tellNodes('live', room.id);
	countAnswer(room.content.kind);
	return { answer: kept.response };
}

function refuseNotNow(room: Room, { timePercent }: LivePlayer, now: number): void {
	const { phase, clock } = room.state;
	if (phase === 'ended') throw isOverNow();
	if (clock?.pausedAt != null) {
		throw new DomainError(
			'conflict',
			'The trainer has paused the clock. Answer when it runs again.'
		);
	}
	if (phase === 'reading' && clock && now < clock.opensAt) {
		throw new DomainError('conflict', 'The clock has not started yet: read it first.');
	}
	if (phase !== 'open' && phase !== 'reading') throw tooLate();
	const close = clock && ownClose(clock, timePercent);
	if (close !== null && now > close + LATE_MS) throw tooLate();
}

function mark(
	room: Room,
	{ id, timePercent }: LivePlayer,
	response: AnswerPost['response'],
	now: number
): LiveAnswer {
	const asked = askedIn(room.content, room.state);
	if (!asked) throw tooLate();
	const who = { playerId: id, timePercent, streak: room.streakOf(id) };
	try {
		return markAnswer(room.content, room.state, asked, who, response, now);
	} catch (error) {
		if (error instanceof InvalidResponse) throw new DomainError('invalid', error.message);
		throw error;
	}
}
