import { requireRole } from '../auth/guards.ts';
import type { Actor, Context } from '../context.ts';
import { isTrainerOf } from '../db/classes.ts';
import { findLivePlayerBy, type LivePlayer } from '../db/live.ts';
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

/**
 * The player whose phone this is; undefined where it has not joined. On a phone that is passed on, what somebody plays
 * who has an account is theirs only while they are signed in. Looked for in the store as well before anybody is sent
 * away: they may have joined, or been let in again, at another node a moment ago.
 */
export async function playerOf(
	ctx: Context,
	room: Room,
	{ token, userId }: PhoneKey
): Promise<LivePlayer | undefined> {
	const tokenHash = token === undefined ? null : hashToken(token);
	const byToken = tokenHash === null ? undefined : room.playerByToken(tokenHash);
	const isTheirs = byToken && (byToken.userId === null || byToken.userId === userId);
	const known = isTheirs ? byToken : userId === null ? undefined : room.playerByUser(userId);
	if (known?.state === 'in' || (tokenHash === null && userId === null)) return known;
	const stored = await findLivePlayerBy(ctx.db.read, room.id, { tokenHash, userId });
	if (stored) room.meet(stored);
	return stored;
}

/** The same, of somebody who is in; DomainError 'unauthenticated' or 'forbidden'. */
export async function presentPlayer(ctx: Context, room: Room, key: PhoneKey): Promise<LivePlayer> {
	const player = await playerOf(ctx, room, key);
	if (player?.state === 'blocked') throw takenOut();
	if (player?.state !== 'in') {
		throw new DomainError('unauthenticated', 'Please join with the PIN first.');
	}
	return player;
}

export function takenOut(): DomainError {
	return new DomainError('forbidden', 'The trainer has taken you out of this session.');
}

export function isOverNow(): DomainError {
	return new DomainError('gone', 'This session is over.');
}
