import { debriefOf, type RoundVotes } from '../../core/live/debrief.ts';
import { awaitedIn } from '../../core/live/awaited.ts';
import { nextMoment, reduce, type LiveEvent, type RoomNow } from '../../core/live/reduce.ts';
import type { LiveState } from '../../core/live/state.ts';
import type { LiveAnswer } from '../../core/live/tally.ts';
import type { LiveContent } from '../../core/live/content.ts';
import type { LiveDebrief } from '../../core/live/views.ts';
import type { Context } from '../context.ts';
import { findClass } from '../db/classes.ts';
import type { Database, Query } from '../db/client.ts';
import {
	findLiveSession,
	listAllVotes,
	listAnswersOfRound,
	listLivePlayers,
	lockLiveSession,
	readLiveContent,
	sumLivePoints,
	updateLiveSession,
	voidRound,
	type LiveSession
} from '../db/live.ts';
import { NO_OTHERS } from '../db/messages.ts';
import { DomainError } from '../errors.ts';
import { hearNodes, tellNodes } from '../fan-out.ts';
import { logger } from '../logger.ts';
import { liveNow } from './now.ts';
import { isTakenOut, Room, type Before, type RoomFacts } from './room.ts';

/** A running clock is noted so often, so that a server that comes back knows how long none ran. */
const ALIVE_EVERY_MS = 2_000;
/** Longer than this after the last note, nobody did anything for it, even if a node still seems to have it in hand. */
const OUTAGE_MS = ALIVE_EVERY_MS + 1_000;
/** A room that nobody watches or asks for is let go of. */
const IDLE_MS = 10 * 60_000;
/** A word of another node may be lost: rooms that somebody watches are read again so often. */
const READ_AGAIN_MS = 10_000;
/** Lines of a session that is over are ended after so long: everybody has seen how it ended. */
const AFTER_END_MS = 10 * 60_000;

/** The rooms that this node holds, by their session. */
class Rooms {
	readonly #ctx: Context;
	readonly #rooms = new Map<string, Promise<Room>>();
	readonly #open = new Map<string, Room>();
	readonly #refreshing = new Map<string, { again: boolean; done: Promise<void> }>();
	/** Rooms of which another node told something while they were read for the first time. */
	readonly #heardOf = new Set<string>();
	readonly #keeping: NodeJS.Timeout;
	#noting = false;
	#readAgainAt = 0;

	constructor(ctx: Context) {
		this.#ctx = ctx;
		this.#keeping = setInterval(() => this.#keep(), ALIVE_EVERY_MS);
		this.#keeping.unref();
	}

	#now(): number {
		return liveNow(this.#ctx);
	}

	/** The room, read from the store where this node does not hold it yet. DomainError 'not-found'. */
	async get(id: string): Promise<Room> {
		const known = this.#open.get(id);
		if (known) {
			known.usedAt = this.#now();
			return known;
		}
		const loading = this.#rooms.get(id) ?? this.#load(id);
		this.#rooms.set(id, loading);
		try {
			return await loading;
		} catch (error) {
			if (this.#rooms.get(id) === loading) this.#rooms.delete(id);
			throw error;
		}
	}

	async #load(id: string): Promise<Room> {
		const ctx = this.#ctx;
		const seen = await findLiveSession(ctx.db.read, id);
		if (!seen) throw noSuchSession();
		if (seen.state.clock) {
			const woken = await changeSession(ctx, id, { kind: 'woken' });
			if (woken && woken.revision > seen.revision) tellNodes('live', id);
		}
		this.#heardOf.delete(id);
		const facts = await readFacts(ctx.db.read, id, undefined);
		if (!facts) throw noSuchSession();
		const room = new Room(
			facts,
			() => this.#now(),
			() => void this.passTime(id)
		);
		room.usedAt = this.#now();
		this.#open.set(id, room);
		ctx.db.inHand.take(id);
		if (this.#heardOf.delete(id)) this.heard(id);
		return room;
	}

	/** Takes over a change that was committed here, and tells the other nodes. @param people its players changed as well */
	async changed(session: LiveSession, people = false): Promise<void> {
		const room = this.#open.get(session.id);
		if (room) {
			const isLarge =
				people ||
				session.state.round !== room.state.round ||
				(session.state.phase !== room.state.phase && needsDebrief(session.state));
			if (isLarge) await this.refresh(session.id);
			else room.take(session);
		}
		tellNodes('live', session.id);
	}

	/** Reads the room again; while that is under way, once more is enough for all who ask. */
	async refresh(id: string): Promise<void> {
		const room = this.#open.get(id);
		if (!room) return;
		let under = this.#refreshing.get(id);
		if (under) under.again = true;
		else {
			under = { again: true, done: Promise.resolve() };
			this.#refreshing.set(id, under);
			under.done = this.#readAgain(room, under).finally(() => this.#refreshing.delete(id));
		}
		await under.done;
	}

	async #readAgain(room: Room, round: { again: boolean }): Promise<void> {
		while (round.again) {
			round.again = false;
			room.beginReading();
			const facts = await readFacts(this.#ctx.db.read, room.id, room);
			if (!facts) this.forget(room.id);
			// It went on while it was read: then what was read is old.
			else if (!room.adopt(facts)) round.again = true;
		}
	}

	/** Reads the room again where the store knows of something that this node has not heard. @returns whether it did */
	async catchUp(room: Room): Promise<boolean> {
		const session = await findLiveSession(this.#ctx.db.read, room.id);
		if (session && session.revision <= room.session.revision) return false;
		await this.refresh(room.id);
		return true;
	}

	/** What another node told: something of this session changed; null: of any. */
	heard(id: string | null): void {
		for (const one of id === null ? [...this.#rooms.keys()] : [id]) {
			if (!this.#open.has(one)) {
				if (this.#rooms.has(one)) this.#heardOf.add(one);
				continue;
			}
			this.refresh(one).catch((error: unknown) => {
				logger.warn({ err: error }, 'a live session could not be read again');
			});
		}
	}

	/** The session is gone. */
	forget(id: string): void {
		this.#open.get(id)?.finish();
		this.#letGo(id);
	}

	#letGo(id: string): void {
		if (this.#open.delete(id)) this.#ctx.db.inHand.letGo(id);
		this.#rooms.delete(id);
	}

	/** Lets the session’s clock come to where it is by now. */
	async passTime(id: string): Promise<void> {
		const room = this.#open.get(id);
		if (!room) return;
		const { count, anybody } = room.waiting();
		const all = room.state.phase === 'open' && anybody && count === 0;
		try {
			const session = await changeSession(this.#ctx, id, {
				kind: all ? 'all-answered' : 'time'
			});
			if (session) await this.changed(session);
			// The store knows of somebody who has not answered: this node has missed something.
			if (all && session?.state.phase === 'open') await this.refresh(id);
			// Somebody with more time is still waited for, or the clock was moved meanwhile.
			room.setAlarm();
		} catch (error) {
			// The store takes nothing just now; the clock is looked at again with the next note.
			logger.warn({ err: error }, 'a live session’s clock could not be moved on');
		}
	}

	/** Notes that running clocks are in hand, looks whether an alarm was missed, and lets go of what nobody uses. */
	#keep(): void {
		const now = this.#now();
		const running: string[] = [];
		for (const [id, room] of this.#open) {
			if (room.isWatched) room.usedAt = now;
			const { endedAt } = room.session;
			if (endedAt !== null && now - endedAt > AFTER_END_MS) room.finishLines();
			if (nextMoment(room.state, 100) !== null) {
				running.push(id);
				room.setAlarm();
			} else if (now - room.usedAt > IDLE_MS) {
				room.dispose();
				this.#letGo(id);
			}
		}
		if (!this.#noting) void this.#noteAlive(running, now);
		if (this.#ctx.db.messages === NO_OTHERS || now - this.#readAgainAt < READ_AGAIN_MS) return;
		this.#readAgainAt = now;
		for (const [id, room] of this.#open) if (room.isWatched) this.heard(id);
	}

	/** One small write after the other, so that nodes that have several rooms in hand never wait for each other. */
	async #noteAlive(ids: string[], now: number): Promise<void> {
		this.#noting = true;
		try {
			for (const id of ids) {
				await this.#ctx.db.write((tx) => updateLiveSession(tx, id, { aliveAt: now }));
			}
		} catch {
			// The store takes nothing just now; the next note says the same.
		} finally {
			this.#noting = false;
		}
	}

	dispose(): void {
		clearInterval(this.#keeping);
		for (const [id, room] of this.#open) {
			room.dispose();
			this.#letGo(id);
		}
		// What is still being read is nobody's any more.
		this.#rooms.clear();
	}
}

const registries = new Map<Database, Rooms>();
hearNodes('live', (id) => {
	for (const rooms of registries.values()) rooms.heard(id === EVERY_ROOM ? null : id);
});

/** Stands for an id where nobody knows which rooms it concerns. */
const EVERY_ROOM = '*';

/** People were erased, who may have played: rooms are read again, here and at the other nodes. */
export function readRoomsAgain({ db }: Pick<Context, 'db'>): void {
	registries.get(db)?.heard(null);
	tellNodes('live', EVERY_ROOM);
}

/** The rooms over the context's store. */
export function roomsOf(ctx: Context): Rooms {
	let rooms = registries.get(ctx.db);
	if (!rooms) registries.set(ctx.db, (rooms = new Rooms(ctx)));
	return rooms;
}

/** Ends what is open over the store: every line, every clock. Sessions go on when they are asked for again. */
export function closeRooms(db: Database): void {
	registries.get(db)?.dispose();
	registries.delete(db);
}

/** Whether the session or somebody in it is there is nobody's business who was not let in. */
export function noSuchSession(): DomainError {
	return new DomainError('not-found', 'This live session is not here. It may be over and deleted.');
}

const contents = new Map<string, LiveContent>();
const MOST_CONTENTS = 50;

/** What is played: read once, since a version never changes. */
async function contentOf(q: Query, session: LiveSession): Promise<LiveContent | undefined> {
	const known = contents.get(session.id);
	if (known) return known;
	const content = await readLiveContent(q, session);
	if (!content) return undefined;
	if (contents.size >= MOST_CONTENTS) contents.delete(contents.keys().next().value!);
	contents.set(session.id, content);
	return content;
}

/**
 * Lets something happen to a session in a transaction of its own. @returns the session as it stands then, whether or
 * not anything changed; undefined where it is gone
 */
export async function changeSession(
	ctx: Context,
	id: string,
	happening: LiveEvent | { kind: 'woken' },
	also: (tx: Query, session: LiveSession) => Promise<Partial<LiveSession> | void> = async () =>
		undefined
): Promise<LiveSession | undefined> {
	return await ctx.db.write(async (tx) => {
		const session = await lockLiveSession(tx, id);
		const content = session && (await contentOf(tx, session));
		if (!session || !content) return undefined;
		const now = liveNow(ctx);
		const event = await eventOf(ctx, tx, session, happening, now);
		if (!event) return session;
		const isNew = event.kind !== 'command' || !session.state.done.includes(event.id);
		if (!isNew) return session;
		const more = (await also(tx, session)) ?? {};
		const room = await roomNow(tx, session, content, event);
		const isTooSoon = event.kind === 'all-answered' && room.isAwaited;
		const state = reduce(content, session.state, isTooSoon ? { kind: 'time' } : event, now, room);
		if (state === session.state) return session;
		const { pin } = session;
		if (more.pin && pin !== null) {
			state.formerPins = [...(state.formerPins ?? []), pin].slice(-FORMER_PINS_KEPT);
		}
		if (state.skipped.length > session.state.skipped.length) {
			await voidRound(tx, id, session.state.round);
		}
		const isOver = state.phase === 'ended' && session.endedAt === null;
		const change: Partial<LiveSession> = {
			...more,
			state,
			revision: session.revision + 1,
			aliveAt: now,
			...(isOver ? { endedAt: now, pin: null } : {})
		};
		await updateLiveSession(tx, id, change);
		return { ...session, ...change };
	});
}

const FORMER_PINS_KEPT = 20;

/** A session that a node takes in hand and no node had was in nobody's since the last note; null: it was in another's. */
async function eventOf(
	{ db }: Context,
	tx: Query,
	{ id, aliveAt }: LiveSession,
	happening: LiveEvent | { kind: 'woken' },
	now: number
): Promise<LiveEvent | null> {
	if (happening.kind !== 'woken') return happening;
	const ms = now - aliveAt;
	if (ms <= 0) return null;
	const isOutage = ms > OUTAGE_MS || !(await db.inHand.isTaken(tx, id));
	return isOutage ? { kind: 'outage', ms } : null;
}

/** What the decision needs to know of the room, from the store itself. */
async function roomNow(
	tx: Query,
	session: LiveSession,
	content: LiveContent,
	event: LiveEvent
): Promise<RoomNow & { isAwaited: boolean }> {
	const { id, state } = session;
	const { round, vote, phase } = state;
	if (event.kind === 'time' || event.kind === 'all-answered') {
		const players = await listLivePlayers(tx, id);
		const everybodyAlike = players.every(({ timePercent }) => timePercent <= 100);
		if (event.kind === 'time' && everybodyAlike) return { ...NOBODY_KNOWN, isAwaited: true };
		const given = { 1: new Set<string>(), 2: new Set<string>() };
		for (const answer of await listAnswersOfRound(tx, id, round)) {
			given[answer.vote === 2 ? 2 : 1].add(answer.playerId);
		}
		const last = event.kind === 'time' ? [] : await listLastAnswers(tx, session);
		const answeredLast = new Set(last.map(({ playerId }) => playerId));
		const waited = awaitedIn(state, players, given, (player) => answeredLast.has(player));
		const isAwaited = waited.count > 0 || !waited.anybody;
		return { votes: [], longestPercent: waited.longestPercent, isAwaited };
	}
	const mayTake =
		content.kind === 'scenario' &&
		event.kind === 'command' &&
		(event.command.do === 'take' || (event.command.do === 'next' && phase === 'distribution'));
	if (!mayTake) return { ...NOBODY_KNOWN, isAwaited: true };
	const out = new Set(
		(await listLivePlayers(tx, id)).filter(isTakenOut).map(({ id: player }) => player)
	);
	const votes = (await listAnswersOfRound(tx, id, round)).filter(
		(answer) => answer.vote === vote && !out.has(answer.playerId)
	);
	return { longestPercent: 100, votes, isAwaited: true };
}

const NOBODY_KNOWN: RoomNow = { longestPercent: 100, votes: [] };

function needsDebrief({ phase }: LiveState): boolean {
	return phase === 'debrief' || phase === 'ended';
}

/** Everything a room is made of. @param known the room as it is held here: what cannot have changed is taken from it */
async function readFacts(
	q: Query,
	id: string,
	known: Room | undefined
): Promise<RoomFacts | undefined> {
	const session = await findLiveSession(q, id);
	const content = session && (known?.content ?? (await contentOf(q, session)));
	if (!session || !content) return undefined;
	const { round } = session.state;
	const cls = known || session.classId === null ? undefined : await findClass(q, session.classId);
	const isSame =
		known &&
		known.state.round === round &&
		known.state.skipped.length === session.state.skipped.length;
	return {
		session,
		content,
		className: cls?.name ?? null,
		players: await listLivePlayers(q, id),
		before: isSame ? null : await readBefore(q, session),
		answers: round === 0 ? [] : await listAnswersOfRound(q, id, round),
		debrief: await readDebrief(q, session, content, known?.debrief ?? null)
	};
}

async function readBefore(q: Query, { id, state }: LiveSession): Promise<Map<string, Before>> {
	const { round } = state;
	const before = new Map<string, Before>();
	if (round <= 1) return before;
	for (const { playerId, points, right } of await sumLivePoints(q, id, round)) {
		before.set(playerId, { points, right, streak: 0, answeredLast: false });
	}
	for (const { playerId, streak } of await listLastAnswers(q, { id, state })) {
		const sums = before.get(playerId);
		if (sums) Object.assign(sums, { streak, answeredLast: true });
	}
	return before;
}

/** The answers of the last round before this one that counted. */
async function listLastAnswers(q: Query, { id, state }: Pick<LiveSession, 'id' | 'state'>) {
	let last = state.round - 1;
	while (state.skipped.includes(last)) last--;
	return last < 1 ? [] : await listAnswersOfRound(q, id, last);
}

async function readDebrief(
	q: Query,
	{ id, state }: LiveSession,
	content: LiveContent,
	known: LiveDebrief | null
): Promise<LiveDebrief | null> {
	if (content.kind === 'quiz' || !needsDebrief(state)) return null;
	if (known) return known;
	const rounds = new Map<number, { 1: LiveAnswer[]; 2: LiveAnswer[] }>();
	const out = new Set((await listLivePlayers(q, id)).filter(isTakenOut).map((one) => one.id));
	for (const { round, vote, ...answer } of await listAllVotes(q, id)) {
		if (out.has(answer.playerId)) continue;
		const votes = rounds.get(round) ?? { 1: [], 2: [] };
		votes[vote === 2 ? 2 : 1].push(answer);
		rounds.set(round, votes);
	}
	return debriefOf(content, state, rounds satisfies ReadonlyMap<number, RoundVotes>);
}
