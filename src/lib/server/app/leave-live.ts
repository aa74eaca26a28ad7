import type { Context } from '../context.ts';
import { updateLivePlayer } from '../db/live.ts';
import { tellNodes } from '../fan-out.ts';
import { roomsOf } from '../live/rooms.ts';
import { playerOf, type PhoneKey } from './live-access.ts';

/**
 * Leaves a session; what was answered stays. Whoever has an account may come back as who they were; a guest's name is
 * free again, for the phone forgets who it was. Doing it twice is doing it once.
 */
export async function leaveLive(
	ctx: Context,
	key: PhoneKey,
	input: { sessionId: string }
): Promise<void> {
	const room = await roomsOf(ctx).get(input.sessionId);
	const player = await playerOf(ctx, room, key);
	if (player?.state !== 'in') return;
	const { id, nameKey } = player;
	// No folded name has a space in it.
	const free = player.userId === null ? { nameKey: `${nameKey} ${id}` } : {};
	const left = await ctx.db.write((tx) =>
		updateLivePlayer(tx, id, { state: 'left', ...free }, ['in'])
	);
	if (!left) return;
	room.putPlayer(left);
	tellNodes('live', room.id);
}
