import type { Actor, Context } from '../context.ts';
import { roomsOf } from '../live/rooms.ts';
import { ownRoom, presentPlayer, type PhoneKey } from './live-access.ts';

/** Then a line of the trainer's is closed; the browser opens it again, and is asked again who it is. */
const LIFETIME_MS = 10 * 60_000;

/** The events of the trainer's page or of the projector; see core/live/wire.ts. */
export async function watchLive(
	ctx: Context,
	actor: Actor,
	input: { id: string; as: 'host' | 'projector'; lastEventId?: string | null }
): Promise<ReadableStream<Uint8Array>> {
	const room = await ownRoom(ctx, actor, input.id);
	const line = room.openStage(input.as, input.lastEventId);
	setTimeout(() => line.close(), LIFETIME_MS).unref();
	return line.body;
}

/** The events of one phone. */
export async function watchPhone(
	ctx: Context,
	key: PhoneKey,
	input: { sessionId: string; lastEventId?: string | null }
): Promise<ReadableStream<Uint8Array>> {
	const room = await roomsOf(ctx).get(input.sessionId);
	return room.openPhone(await presentPlayer(ctx, room, key), input.lastEventId).body;
}
