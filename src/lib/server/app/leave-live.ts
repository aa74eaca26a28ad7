import type { Context } from '../context.ts';
import { updateLivePlayer } from '../db/live.ts';
import { tellNodes } from '../fan-out.ts';
import { roomsOf } from '../live/rooms.ts';
import { playerOf, type PhoneKey } from './live-access.ts';

/** Leaves a session; what was answered stays, and one may come back. Doing it twice is doing it once. */
export async function leaveLive(
	ctx: Context,
	key: PhoneKey,
	input: { sessionId: string }
): Promise<void> {
	const room = await roomsOf(ctx).get(input.sessionId);
	const player = playerOf(room, key);
	if (player?.state !== 'in') return;
	await ctx.db.write((tx) => updateLivePlayer(tx, player.id, { state: 'left' }));
	room.putPlayer({ ...player, state: 'left' });
	tellNodes('live', room.id);
}
