import type { JoinPost, JoinReply } from '../../core/live/wire.ts';
import type { Phase } from '../../core/live/state.ts';
import { limitJoins, limitPinMisses } from '../auth/limits.ts';
import { hashToken, makeToken } from '../auth/tokens.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Context } from '../context.ts';
import { isUniqueViolation } from '../db/client.ts';
import {
	findLivePlayerByPost,
	insertLivePlayer,
	MOST_PLAYERS,
	updateLivePlayer,
	type LivePlayer
} from '../db/live.ts';
import { findMembership, listMembershipsOfUser } from '../db/memberships.ts';
import { findUser } from '../db/users.ts';
import { DomainError } from '../errors.ts';
import { tellNodes } from '../fan-out.ts';
import { newId } from '../ids.ts';
import type { Room } from '../live/room.ts';
import { roomsOf } from '../live/rooms.ts';
import { noSuchPin } from './find-live.ts';
import { isOverNow, playerOf, takenOut, type PhoneKey } from './live-access.ts';
import { foldName, readNickname } from './names.ts';
import { normalisePin } from './open-live.ts';

/**
 * Lets somebody into a session, at whatever moment; whoever was in it comes back as who they were. Sent twice with one
 * id it is one player. @returns the phone's new secret, null where it keeps the one it has
 */
export async function joinLive(
	ctx: Context,
	visitor: Pick<Visitor, 'address'>,
	key: PhoneKey,
	input: JoinPost & { sessionId: string }
): Promise<JoinReply & { token: string | null }> {
	await limitJoins(visitor.address, input.sessionId);
	const room = await roomsOf(ctx).get(input.sessionId);
	const reply = (player: LivePlayer, token: string | null) => ({
		view: room.phoneView(),
		own: room.ownView(player),
		token
	});
	const known = playerOf(room, key);
	if (known) return reply(await comeBack(ctx, room, known), null);
	await requirePin(ctx, room, visitor, input.pin);
	const twice = room.playerByPost(input.id);
	if (twice) return await again(ctx, room, twice, reply);
	if (room.state.locked) {
		throw new DomainError('conflict', 'The trainer lets nobody new in just now.');
	}
	if (key.userId === null && !room.state.settings.guests) {
		throw new DomainError('conflict', 'Here only those who are signed in play. Sign in first.');
	}
	if (room.size() >= MOST_PLAYERS) throw new DomainError('conflict', 'This room is full.');
	const token = makeToken();
	const player = await newPlayer(ctx, room, key.userId, input, hashToken(token));
	await room.gatherAtDoor();
	try {
		await ctx.db.write((tx) => insertLivePlayer(tx, player));
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
		// The same request, sent twice at once, or a name that was taken at the same moment.
		const first = await findLivePlayerByPost(ctx.db.read, room.id, input.id);
		if (first) return await again(ctx, room, first, reply);
		throw nameTaken(player.name);
	}
	room.putPlayer(player);
	tellNodes('live', room.id);
	return reply(player, token);
}

async function requirePin(
	ctx: Context,
	room: Room,
	{ address }: Pick<Visitor, 'address'>,
	typed: string
): Promise<void> {
	const { pin, pinExpiresAt } = room.session;
	if (pin === null || pinExpiresAt <= ctx.now()) throw isOverNow();
	const right = await limitPinMisses({ address, sessionId: room.id }, async () =>
		normalisePin(typed) === pin ? true : null
	);
	if (!right) throw noSuchPin();
}

/** The answer to the first request was lost on its way: the phone gets a secret again, and the old one opens nothing. */
async function again<T>(
	ctx: Context,
	room: Room,
	player: LivePlayer,
	reply: (player: LivePlayer, token: string) => T
): Promise<T> {
	const token = makeToken();
	const change = { tokenHash: hashToken(token) };
	await ctx.db.write((tx) => updateLivePlayer(tx, player.id, change));
	const changed = { ...player, ...change };
	room.putPlayer(changed);
	tellNodes('live', room.id);
	return reply(changed, token);
}

/** Whoever left or was taken out without being blocked may come back. */
async function comeBack(ctx: Context, room: Room, player: LivePlayer): Promise<LivePlayer> {
	if (player.state === 'in') return player;
	if (player.state === 'blocked') throw takenOut();
	if (room.state.phase === 'ended') throw isOverNow();
	if (room.state.locked) {
		throw new DomainError('conflict', 'The trainer lets nobody new in just now.');
	}
	const back = { ...player, state: 'in' as const };
	await ctx.db.write((tx) => updateLivePlayer(tx, player.id, { state: 'in' }));
	room.putPlayer(back);
	tellNodes('live', room.id);
	return back;
}

async function newPlayer(
	ctx: Context,
	room: Room,
	userId: string | null,
	input: JoinPost,
	tokenHash: string
): Promise<LivePlayer> {
	const { state, session } = room;
	const own = userId === null ? null : await ownName(ctx, userId, session.classId);
	const name = own === null ? readNickname(input.name) : free(room, own.name);
	if (own === null && room.hasName(foldName(name))) throw nameTaken(name);
	return {
		id: newId(),
		sessionId: room.id,
		userId,
		postId: input.id,
		tokenHash,
		name,
		nameKey: foldName(name),
		team: teamFor(room, input.team),
		timePercent: own?.timePercent ?? 100,
		state: 'in',
		joinedRound: state.round + (canStillAnswer(state.phase) ? 0 : 1),
		joinedAt: ctx.now()
	};
}

function canStillAnswer(phase: Phase): boolean {
	return phase === 'reading' || phase === 'open';
}

/** What somebody who is signed in is called, with their own time: as in the session's class, else in a class of theirs. */
async function ownName(
	ctx: Context,
	userId: string,
	classId: string | null
): Promise<{ name: string; timePercent: number }> {
	const q = ctx.db.read;
	const member = classId === null ? undefined : await findMembership(q, classId, userId);
	if (member) return { name: member.nickname, timePercent: member.timePercent };
	const user = await findUser(q, userId);
	const [other] = await listMembershipsOfUser(q, userId);
	return { name: user?.name ?? other?.nickname ?? 'Player', timePercent: 100 };
}

/** The name, with a number where somebody has it already. */
function free(room: Room, name: string): string {
	for (let n = 2, tried = name; ; n++) {
		if (!room.hasName(foldName(tried))) return tried;
		tried = `${name} ${n}`;
	}
}

/** The team that was chosen, else the smallest. */
function teamFor(room: Room, chosen: number | undefined): number | null {
	const { teams } = room.state.settings;
	if (teams.length === 0) return null;
	if (chosen !== undefined && chosen < teams.length) return chosen;
	const sizes = teams.map(() => 0);
	for (const { team, state } of room.players()) {
		if (team !== null && state === 'in' && team < sizes.length) sizes[team]!++;
	}
	return sizes.indexOf(Math.min(...sizes));
}

function nameTaken(name: string): DomainError {
	return new DomainError(
		'conflict',
		`Somebody here is called “${name}” already. Please choose another name.`,
		'name'
	);
}
