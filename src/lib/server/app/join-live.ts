import type { JoinPost, JoinReply } from '../../core/live/wire.ts';
import { settingsOf } from '../../core/live/state.ts';
import { limitJoins, limitPinMisses } from '../auth/limits.ts';
import { hashToken, makeToken } from '../auth/tokens.ts';
import type { Visitor } from '../auth/visitor.ts';
import type { Context } from '../context.ts';
import { isUniqueViolation } from '../db/client.ts';
import {
	findLivePlayerByPost,
	holdLiveSession,
	insertLivePlayer,
	MOST_PLAYERS,
	MOST_PLAYERS_EVER,
	updateLivePlayer,
	type LivePlayer
} from '../db/live.ts';
import { findMembership, listMembershipsOfUser } from '../db/memberships.ts';
import { findUser } from '../db/users.ts';
import { DomainError } from '../errors.ts';
import { tellNodes } from '../fan-out.ts';
import { newId } from '../ids.ts';
import type { Room } from '../live/room.ts';
import { noSuchSession, roomsOf } from '../live/rooms.ts';
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
	const known = await playerOf(ctx, room, key);
	if (known) return reply(await comeBack(ctx, room, known), null);
	await requirePin(ctx, room, visitor, input);
	const twice = room.playerByPost(input.id);
	if (twice) return await again(ctx, room, twice, reply);
	if (room.state.locked) throw doorIsLocked();
	if (room.count() >= MOST_PLAYERS || room.size() >= MOST_PLAYERS_EVER) {
		throw new DomainError('conflict', 'This room is full.');
	}
	if (key.userId === null && !room.state.settings.guests) {
		throw new DomainError('conflict', 'Here only those who are signed in play. Sign in first.');
	}
	const token = makeToken();
	const wanted = await newPlayer(ctx, room, key.userId, input, hashToken(token));
	await room.gatherAtDoor();
	let player: LivePlayer;
	try {
		player = await ctx.db.write(async (tx) => {
			// Teams may have been made, and the door locked, a moment ago.
			const session = await holdLiveSession(tx, room.id);
			if (!session) throw noSuchSession();
			if (session.state.locked) throw doorIsLocked();
			const row = { ...wanted, team: teamFor(room, session.state.settings.teams, input.team) };
			await insertLivePlayer(tx, row);
			return row;
		});
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
		// The same request, sent twice at once, or a name that was taken at the same moment.
		const first = await findLivePlayerByPost(ctx.db.read, room.id, input.id);
		if (first) return await again(ctx, room, first, reply);
		throw nameTaken(wanted.name);
	}
	room.putPlayer(player);
	tellNodes('live', room.id);
	return reply(player, token);
}

async function requirePin(
	ctx: Context,
	room: Room,
	{ address }: Pick<Visitor, 'address'>,
	{ id, pin: typed }: JoinPost
): Promise<void> {
	const pin = normalisePin(typed);
	const { session } = room;
	if (session.pin === null || session.pinExpiresAt <= ctx.now()) throw isOverNow();
	// Whoever was led here by a PIN that was right then has guessed nothing.
	if (room.state.formerPins?.includes(pin)) throw newPin();
	const right = await limitPinMisses(address, { sessionId: room.id, phone: id }, async () =>
		pin === room.session.pin ? true : null
	);
	if (!right) throw noSuchPin();
}

function newPin(): DomainError {
	return new DomainError(
		'not-found',
		'There is a new PIN. Look at the projector and type it here.',
		'pin'
	);
}

function doorIsLocked(): DomainError {
	return new DomainError('conflict', 'The trainer lets nobody new in just now.');
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
	const changed = await ctx.db.write((tx) =>
		updateLivePlayer(tx, player.id, change, ['in', 'left', 'removed'])
	);
	if (!changed) throw takenOut();
	room.putPlayer(changed);
	tellNodes('live', room.id);
	return reply(await comeBack(ctx, room, changed), token);
}

/** Whoever left or was taken out without being blocked may come back. */
async function comeBack(ctx: Context, room: Room, player: LivePlayer): Promise<LivePlayer> {
	if (player.state === 'in') return player;
	if (player.state === 'blocked') throw takenOut();
	if (room.state.phase === 'ended') throw isOverNow();
	if (room.state.locked) throw doorIsLocked();
	const back = await ctx.db.write((tx) =>
		updateLivePlayer(tx, player.id, { state: 'in' }, ['in', 'left', 'removed'])
	);
	// Blocked at this very moment.
	if (!back) throw takenOut();
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
		team: null,
		timePercent: own?.timePercent ?? 100,
		state: 'in',
		joinedRound: state.round + (canStillAnswer(room) ? 0 : 1),
		joinedAt: ctx.now()
	};
}

/** Whether something of the present round is still to be answered: a second vote counts for it as well. */
function canStillAnswer({ content, state }: Room): boolean {
	const { phase, vote } = state;
	if (phase === 'reading' || phase === 'open') return true;
	if (content.kind !== 'scenario' || vote === 2) return false;
	return (
		phase === 'debate' ||
		(settingsOf(state).secondVote && (phase === 'closed' || phase === 'distribution'))
	);
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
function teamFor(room: Room, teams: readonly string[], chosen: number | undefined): number | null {
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
