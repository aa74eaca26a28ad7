import { debriefOf, type RoundVotes } from '../../core/live/debrief.ts';
import { reduce, type LiveEvent } from '../../core/live/reduce.ts';
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
import { DomainError } from '../errors.ts';
import { hearNodes, tellNodes } from '../fan-out.ts';
import { logger } from '../logger.ts';
import { Room, type Before, type RoomFacts } from './room.ts';

/** A running clock is noted so often, so that a server that comes back knows how long none ran. */
const ALIVE_EVERY_MS = 2_000;
/** Longer than this between two notes, no server ran. */
const OUTAGE_MS = 5_000;
/** A room that nobody watches or asks for is let go of. */
const IDLE_MS = 10 * 60_000;

/** The rooms that this node holds, by their session. */
class Rooms {
	readonly #ctx: Context;
	readonly #rooms = new Map<string, Promise<Room>>();
	readonly #open = new Map<string, Room>();
	readonly #refreshing = new Map<string, { again: boolean }>();
	readonly #keeping: NodeJS.Timeout;

	constructor(ctx: Context) {
		this.#ctx = ctx;
		this.#keeping = setInterval(() => this.#keep(), ALIVE_EVERY_MS);
		this.#keeping.unref();
	}

	/** The room, read from the store where this node does not hold it yet. DomainError 'not-found'. */
	async get(id: string): Promise<Room> {
		const known = this.#open.get(id);
		if (known) {
			known.usedAt = this.#ctx.now();
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
		const gone = ctx.now() - seen.aliveAt;
		if (seen.state.clock && gone > OUTAGE_MS) {
			await changeSession(ctx, id, { kind: 'outage', ms: gone });
		}
		const facts = await readFacts(ctx.db.read, id, undefined);
		if (!facts) throw noSuchSession();
		const room = new Room(facts, ctx.now, () => void this.passTime(id));
		room.usedAt = ctx.now();
		this.#open.set(id, room);
		return room;
	}

	/** Takes over a change that was committed here, and tells the other nodes. */
	async changed(session: LiveSession): Promise<void> {
		const room = this.#open.get(session.id);
		if (room) {
			const isLarge =
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
		const under = this.#refreshing.get(id);
		if (under) {
			under.again = true;
			return;
		}
		const round = { again: true };
		this.#refreshing.set(id, round);
		try {
			while (round.again) {
				round.again = false;
				const facts = await readFacts(this.#ctx.db.read, id, room);
				if (facts) room.adopt(facts);
				else this.forget(id);
			}
		} finally {
			this.#refreshing.delete(id);
		}
	}

	/** What another node told: something of this session changed; null: of any. */
	heard(id: string | null): void {
		for (const one of id === null ? [...this.#open.keys()] : [id]) {
			this.refresh(one).catch((error: unknown) => {
				logger.warn({ err: error }, 'a live session could not be read again');
			});
		}
	}

	/** The session is gone. */
	forget(id: string): void {
		this.#open.get(id)?.finish();
		this.#open.delete(id);
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
			// Somebody with more time is still waited for, or the clock was moved meanwhile.
			room.setAlarm();
		} catch (error) {
			// The store takes nothing just now; the clock is looked at again with the next note.
			logger.warn({ err: error }, 'a live session’s clock could not be moved on');
		}
	}

	/** Notes that running clocks are in hand, looks whether an alarm was missed, and lets go of what nobody uses. */
	#keep(): void {
		const now = this.#ctx.now();
		const running: string[] = [];
		for (const [id, room] of this.#open) {
			if (room.isWatched) room.usedAt = now;
			if (room.state.clock && room.state.clock.pausedAt === null) {
				running.push(id);
				room.setAlarm();
			} else if (now - room.usedAt > IDLE_MS) {
				room.dispose();
				this.#open.delete(id);
				this.#rooms.delete(id);
			}
		}
		if (running.length === 0) return;
		this.#ctx.db
			.write(async (tx) => {
				for (const id of running) await updateLiveSession(tx, id, { aliveAt: now });
			})
			.catch(() => undefined);
	}

	dispose(): void {
		clearInterval(this.#keeping);
		for (const room of this.#open.values()) room.dispose();
		this.#open.clear();
		this.#rooms.clear();
	}
}

const registries = new Map<Database, Rooms>();
hearNodes('live', (id) => {
	for (const rooms of registries.values()) rooms.heard(id);
});

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
	event: LiveEvent,
	also: (tx: Query, session: LiveSession) => Promise<Partial<LiveSession> | void> = async () =>
		undefined
): Promise<LiveSession | undefined> {
	return await ctx.db.write(async (tx) => {
		const session = await lockLiveSession(tx, id);
		const content = session && (await contentOf(tx, session));
		if (!session || !content) return undefined;
		const now = ctx.now();
		const isNew = event.kind !== 'command' || !session.state.done.includes(event.id);
		if (!isNew) return session;
		const more = (await also(tx, session)) ?? {};
		const room = await roomNow(tx, session, content, event);
		const state = reduce(content, session.state, event, now, room);
		if (state === session.state) return session;
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

/** What the decision needs to know of the room, from the store itself. */
async function roomNow(tx: Query, session: LiveSession, content: LiveContent, event: LiveEvent) {
	const { round, vote, phase } = session.state;
	if (event.kind === 'time') {
		// Those who have answered are not waited for.
		const players = await listLivePlayers(tx, session.id);
		if (players.every(({ timePercent }) => timePercent <= 100)) {
			return { longestPercent: 100, votes: [] };
		}
		const answered = new Set(
			(await listAnswersOfRound(tx, session.id, round))
				.filter((answer) => answer.vote === vote)
				.map(({ playerId }) => playerId)
		);
		const percents = players
			.filter(({ id, state }) => state === 'in' && !answered.has(id))
			.map(({ timePercent }) => timePercent);
		return { longestPercent: Math.max(100, ...percents), votes: [] };
	}
	const mayTake =
		content.kind === 'scenario' &&
		event.kind === 'command' &&
		(event.command.do === 'take' || (event.command.do === 'next' && phase === 'distribution'));
	const votes = mayTake ? await listAnswersOfRound(tx, session.id, round) : [];
	return { longestPercent: 100, votes: votes.filter((answer) => answer.vote === vote) };
}

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
	const { round, skipped } = state;
	const before = new Map<string, Before>();
	if (round <= 1) return before;
	for (const { playerId, points, right } of await sumLivePoints(q, id, round)) {
		before.set(playerId, { points, right, streak: 0, answeredLast: false });
	}
	let last = round - 1;
	while (skipped.includes(last)) last--;
	if (last < 1) return before;
	for (const { playerId, streak } of await listAnswersOfRound(q, id, last)) {
		const sums = before.get(playerId);
		if (sums) Object.assign(sums, { streak, answeredLast: true });
	}
	return before;
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
	for (const { round, vote, ...answer } of await listAllVotes(q, id)) {
		const votes = rounds.get(round) ?? { 1: [], 2: [] };
		votes[vote === 2 ? 2 : 1].push(answer);
		rounds.set(round, votes);
	}
	return debriefOf(content, state, rounds satisfies ReadonlyMap<number, RoundVotes>);
}
