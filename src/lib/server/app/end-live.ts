import type { Context } from '../context.ts';
import { listOpenSessionsOf } from '../db/live.ts';
import { newId } from '../ids.ts';
import { changeSession, roomsOf } from '../live/rooms.ts';

/** Ends a session by itself: nobody did, or its class went into the archive. */
export async function endLive(ctx: Context, id: string): Promise<void> {
	const command = { kind: 'command', id: newId(), command: { do: 'end' } } as const;
	const ended = await changeSession(ctx, id, command);
	if (ended) await roomsOf(ctx).changed(ended);
}

/** Ends what a class that was just archived still plays: nothing in it changes any more. */
export async function endLiveOf(ctx: Context, classId: string): Promise<void> {
	for (const id of await listOpenSessionsOf(ctx.db.read, classId)) await endLive(ctx, id);
}
