import type { CommandName, LiveCommand } from './commands.ts';
import { askedIn, hasNext, nextItem, standsAt, type LiveContent } from './content.ts';
import {
	settingsOf,
	TICK_MS,
	type LiveClock,
	type LiveSettings,
	type LiveState,
	type Phase
} from './state.ts';
import { ownLength } from './score.ts';
import { takeWay } from './take-way.ts';
import type { LiveAnswer } from './tally.ts';

/** An answer on its way when time ran out is in time: a slow line is not a slow player. */
export const LATE_MS = 500;
/** So many command ids are kept: one that comes again after so many others is no repetition. */
const DONE_KEPT = 50;

/** What happens to a session. */
export type LiveEvent =
	| { kind: 'command'; id: string; command: LiveCommand }
	/** Time has passed. */
	| { kind: 'time' }
	/** Everybody who is waited for has answered. */
	| { kind: 'all-answered' }
	/** No server ran for so many milliseconds: they are nobody's. */
	| { kind: 'outage'; ms: number };

/** What a decision about the session needs to know of the room. */
export interface RoomNow {
	/** The most time that somebody has who is still waited for, in percent. */
	longestPercent: number;
	/** The answers of this vote; only a scenario's matter. */
	votes: readonly LiveAnswer[];
}

/** A command that makes no sense where the session stands; the message says so to the trainer. */
export class NotNow extends Error {
	override readonly name = 'NotNow';
}

/** Commands that concern people and the door: they can be given whatever is on the screen. */
const ANY_TIME: readonly CommandName[] = [
	'lock',
	'settings',
	'remove',
	'let-in',
	'extra-time',
	'team',
	'new-pin',
	'end'
];
export function isAnyTime(name: CommandName): boolean {
	return ANY_TIME.includes(name);
}

const OF_PHASE: Record<Phase, readonly CommandName[]> = {
	lobby: ['next'],
	reading: ['next', 'pause', 'resume', 'extend', 'close', 'skip', 'take', 'finish'],
	open: ['next', 'pause', 'resume', 'extend', 'close', 'skip', 'quote', 'take', 'finish'],
	closed: ['next', 'skip', 'quote', 'take', 'finish'],
	distribution: ['next', 'skip', 'quote', 'take', 'finish'],
	debate: ['next', 'take', 'finish'],
	quote: ['next', 'skip', 'finish'],
	result: ['next', 'top', 'finish'],
	top: ['next', 'finish'],
	branch: ['next', 'finish'],
	podium: ['next'],
	debrief: ['next'],
	ended: []
};
const OF_QUIZ: readonly CommandName[] = ['skip', 'quote', 'top'];
const OF_SCENARIO: readonly CommandName[] = ['take'];

/** The commands that can be given now. */
export function canDo(content: LiveContent, state: LiveState): CommandName[] {
	if (state.phase === 'ended') return [];
	const others = content.kind === 'quiz' ? OF_SCENARIO : OF_QUIZ;
	const own = OF_PHASE[state.phase].filter((name) => {
		if (others.includes(name)) return false;
		if (name === 'next' && state.phase === 'lobby') return hasNext(content, state);
		if (name === 'pause') return state.clock?.pausedAt === null;
		if (name === 'resume') return state.clock !== null && state.clock.pausedAt !== null;
		if (name === 'extend') return state.clock !== null && state.clock.closesAt !== null;
		return true;
	});
	return [...own, ...ANY_TIME];
}

/**
 * The session after `event`; the same object where nothing changed. The state given is left as it was.
 * @param now UTC milliseconds. Throws NotNow for a command that cannot be given here.
 */
export function reduce(
	content: LiveContent,
	state: LiveState,
	event: LiveEvent,
	now: number,
	room: RoomNow
): LiveState {
	switch (event.kind) {
		case 'time':
			return passTime(state, now, room.longestPercent);
		case 'all-answered':
			return state.phase === 'open' && !isPaused(state) ? closed(state) : state;
		case 'outage':
			return state.clock && nextMoment(state, 100) !== null
				? { ...state, clock: moved(state.clock, event.ms) }
				: state;
		case 'command': {
			if (state.done.includes(event.id)) return state;
			const next = command(content, state, event.command, now, room);
			return { ...next, done: [...state.done, event.id].slice(-DONE_KEPT) };
		}
	}
}

/** The moment at which passing time changes the session next; null: it does not. */
export function nextMoment(state: LiveState, longestPercent: number): number | null {
	if (!state.clock || isPaused(state)) return null;
	if (state.phase === 'reading') return state.clock.opensAt;
	const close = ownClose(state.clock, longestPercent);
	return state.phase !== 'open' || close === null ? null : close + LATE_MS;
}

/** Until when the answer of somebody with so much time is taken; null: no limit. */
export function ownClose(clock: LiveClock, percent: number): number | null {
	if (clock.closesAt === null || clock.lengthMs === null) return clock.closesAt;
	return clock.closesAt + ownLength(clock.lengthMs, percent)! - clock.lengthMs;
}

function passTime(state: LiveState, now: number, longestPercent: number): LiveState {
	const due = nextMoment(state, longestPercent);
	if (due === null || now < due) return state;
	if (state.phase === 'open') return closed(state);
	return passTime({ ...state, phase: 'open' }, now, longestPercent);
}

function isPaused(state: LiveState): boolean {
	return state.clock !== null && state.clock.pausedAt !== null;
}

/** No clock is needed any more. */
function closed(state: LiveState): LiveState {
	return { ...state, phase: 'closed', clock: null };
}

function moved(clock: LiveClock, ms: number): LiveClock {
	return {
		...clock,
		opensAt: clock.opensAt + ms,
		closesAt: clock.closesAt === null ? null : clock.closesAt + ms
	};
}

function command(
	content: LiveContent,
	state: LiveState,
	given: LiveCommand,
	now: number,
	room: RoomNow
): LiveState {
	if (!canDo(content, state).includes(given.do)) throw new NotNow('This cannot be done just now.');
	const { clock } = state;
	switch (given.do) {
		case 'next':
			return next(content, state, now, room);
		case 'pause':
			return { ...state, clock: clock && { ...clock, pausedAt: now } };
		case 'resume':
			return clock?.pausedAt == null
				? state
				: {
						...state,
						clock: { ...moved(clock, Math.max(0, now - clock.pausedAt)), pausedAt: null }
					};
		case 'extend':
			return clock?.closesAt == null
				? state
				: { ...state, clock: { ...clock, closesAt: clock.closesAt + given.seconds * 1000 } };
		case 'close':
			return closed(state);
		case 'quote':
			return { ...state, phase: 'quote', clock: null };
		case 'skip':
			return ask(content, { ...state, skipped: [...state.skipped, state.round] }, now);
		case 'top':
			return { ...state, phase: 'top' };
		case 'take':
			return branch(content, state, room, given.take);
		case 'finish':
			return finished(content, state);
		case 'end':
			return { ...withoutUntold(content, state), phase: 'ended', clock: null, locked: true };
		case 'lock':
			return { ...state, locked: given.locked };
		case 'settings':
			return { ...state, settings: changed(state, given.settings) };
		case 'remove':
		case 'let-in':
		case 'extra-time':
		case 'team':
		case 'new-pin':
			// What they change is not kept in the state.
			return state;
	}
}

function changed(state: LiveState, given: Partial<LiveSettings>): LiveSettings {
	const { teams } = given;
	if (teams && state.phase !== 'lobby') {
		throw new NotNow('Teams are made before the first question; after it they stay as they are.');
	}
	if (teams?.length === 1) throw new NotNow('One team has nobody to play against: make two.');
	return { ...state.settings, ...given };
}

function next(content: LiveContent, state: LiveState, now: number, room: RoomNow): LiveState {
	switch (state.phase) {
		case 'lobby':
		case 'result':
		case 'top':
		case 'branch':
			return ask(content, state, now);
		case 'reading':
			// Nobody needs longer to read: the clock starts with the next tick.
			return { ...state, clock: clockOf(settingsOf(state), now + TICK_MS) };
		case 'open':
			return closed(state);
		case 'closed':
			return { ...state, phase: 'distribution' };
		case 'distribution':
			if (content.kind === 'quiz') return { ...state, phase: 'quote' };
			return state.vote === 1 && settingsOf(state).secondVote
				? { ...state, phase: 'debate' }
				: branch(content, state, room, settingsOf(state).take);
		case 'debate':
			// Everybody has read it: the clock starts with the next tick.
			return {
				...state,
				phase: 'reading',
				vote: 2,
				clock: clockOf(settingsOf(state), now + TICK_MS)
			};
		case 'quote':
			return { ...state, phase: 'result' };
		case 'podium':
		case 'debrief':
			return { ...state, phase: 'ended', locked: true };
		case 'ended':
			return state;
	}
}

/** The next question or situation, or the end where none is left. */
function ask(content: LiveContent, state: LiveState, now: number): LiveState {
	if (!hasNext(content, state)) return finished(content, state);
	const opensAt = now + TICK_MS + state.settings.readingSeconds * 1000;
	return {
		...state,
		phase: 'reading',
		asked: state.settings,
		round: state.round + 1,
		vote: 1,
		item: content.kind === 'quiz' ? nextItem(content.items, state.item) : null,
		clock: clockOf(state.settings, opensAt)
	};
}

function clockOf({ answerSeconds }: LiveSettings, opensAt: number): LiveClock {
	const lengthMs = answerSeconds === null ? null : answerSeconds * 1000;
	return {
		opensAt,
		closesAt: lengthMs === null ? null : opensAt + lengthMs,
		pausedAt: null,
		lengthMs
	};
}

const UNTOLD: readonly Phase[] = ['reading', 'open', 'closed', 'distribution', 'debate'];

/** A round that is broken off before anybody was told what is right counts for nobody. */
function withoutUntold({ kind }: LiveContent, state: LiveState): LiveState {
	if (!UNTOLD.includes(state.phase) || state.skipped.includes(state.round)) return state;
	// Where a scenario was taken on, its round is over.
	if (kind === 'scenario' && state.ways.length >= state.round) return state;
	return { ...state, skipped: [...state.skipped, state.round] };
}

function finished(content: LiveContent, state: LiveState): LiveState {
	return {
		...withoutUntold(content, state),
		phase: content.kind === 'quiz' ? 'podium' : 'debrief',
		clock: null
	};
}

function branch(
	content: LiveContent,
	state: LiveState,
	room: RoomNow,
	take: LiveSettings['take']
): LiveState {
	const asked = askedIn(content, state);
	if (content.kind !== 'scenario' || asked?.kind !== 'node') return state;
	const way = takeWay(asked.node, standsAt(content, state), room.votes, take);
	if (!way) return finished(content, state);
	return { ...state, phase: 'branch', clock: null, ways: [...state.ways, way] };
}
