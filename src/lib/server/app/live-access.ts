import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { isTrainerOf } from '../db/classes.ts';
import type { LivePlayer } from '../db/live.ts';
import { hashToken } from '../auth/tokens.ts';
import { DomainError } from '../errors.ts';
import { noSuchSession, roomsOf } from '../live/rooms.ts';
import type { Room } from '../live/room.ts';

/** The room, for whoever opened it, trainers of its class and administrators; DomainError 'not-found' for others. */
export async function ownRoom(ctx: Context, actor: Actor, id: string): Promise<Room> {
	requireRole(actor, 'trainer', 'administrator');
	const room = await roomsOf(ctx).get(id);
	const { hostId, classId } = room.session;
	const isOwn =
		actor.role === 'administrator' ||
		hostId === actor.userId ||
		(classId !== null && (await isTrainerOf(ctx.db.read, classId, actor.userId)));
	if (!isOwn) throw noSuchSession();
	return room;
}

/** Whose phone it is: by the secret in its cookie, or by who is signed in on it. */
export interface PhoneKey {
	token: string | undefined;
	userId: string | null;
}

/** The player whose phone this is; undefined where it has not joined. */
export function playerOf(room: Room, { token, userId }: PhoneKey): LivePlayer | undefined {
	const byToken = token === undefined ? undefined : room.playerByToken(hashToken(token));
	return byToken ?? (userId === null ? undefined : room.playerByUser(userId));
}

/** The same, of somebody who is in; DomainError 'unauthenticated' or 'forbidden'. */
export function presentPlayer(room: Room, key: PhoneKey): LivePlayer {
	const player = playerOf(room, key);
	if (!player || player.state === 'left') {
		throw new DomainError('unauthenticated', 'Please join with the PIN first.');
	}
	if (player.state !== 'in') throw takenOut();
	return player;
}

export function takenOut(): DomainError {
	return new DomainError('forbidden', 'The trainer has taken you out of this session.');
}

export function isOverNow(): DomainError {
	return new DomainError('gone', 'This session is over.');
}
