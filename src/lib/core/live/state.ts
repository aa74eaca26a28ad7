import type { Move } from '../scenario/play.ts';

/** Everything that is sent goes out at most once in so many milliseconds to each client. */
export const TICK_MS = 100;

/** How the trainer wants a live session to run; what changes while it runs counts from the next question on. */
export interface LiveSettings {
	/** What a right answer brings: full points, or more the sooner it comes (never less than half). */
	scoring: 'accuracy' | 'speed';
	/** True: right answers in a row bring a little more. */
	streaks: boolean;
	/** Seconds to read before the clock starts, 0 … 120. */
	readingSeconds: number;
	/** Seconds to answer, 5 … 600; null: until the trainer closes it or everybody has answered. */
	answerSeconds: number | null;
	/** True: phones show the words of the question; false: they are on the projector alone. */
	onPhones: boolean;
	/** False: only those who are signed in are let in. */
	guests: boolean;
	/** The teams' names, 2 … 8; none: everybody for themselves. */
	teams: string[];
	/** Scenario: false takes the branch after the first vote. */
	secondVote: boolean;
	/** Scenario: which branch is taken. */
	take: Take;
}
export type Take = 'chosen' | 'best';
/** Why a way was taken: most of the room chose it, the trainer took the best one, or nobody voted. */
export type DecidedBy = 'room' | 'best' | 'nobody';

export const DEFAULT_SETTINGS: LiveSettings = {
	scoring: 'accuracy',
	streaks: false,
	readingSeconds: 5,
	answerSeconds: 30,
	onPhones: true,
	guests: true,
	teams: [],
	secondVote: true,
	take: 'chosen'
};

/**
 * Where a session stands. A quiz goes
 *   lobby → (reading → open → closed → distribution → quote → result → [top])… → podium → ended,
 * a scenario
 *   lobby → (reading → open → closed → distribution → debate → open (second vote) → closed → distribution → branch)… →
 *   debrief → ended.
 * `reading`: the question is there, its clock is not yet running. `distribution`: what the room thought, without the
 * key. `quote`: the key and the quote that decides. `result`: each phone its own. `top`: only when the trainer asks.
 * `debate`: people talk, no clock runs. `branch`: the way that was taken, its consequence and its quote.
 */
export type Phase =
	| 'lobby'
	| 'reading'
	| 'open'
	| 'closed'
	| 'distribution'
	| 'quote'
	| 'result'
	| 'top'
	| 'debate'
	| 'branch'
	| 'podium'
	| 'debrief'
	| 'ended';

/** The clock of a question, in UTC milliseconds of the server. While it is paused both moments stand still with it. */
export interface LiveClock {
	/** From when answers are taken. */
	opensAt: number;
	/** Until when, for those without extra time; null: no limit. */
	closesAt: number | null;
	/** Since when it is paused; null: it runs. */
	pausedAt: number | null;
	/** The time that points for speed are reckoned by, in milliseconds, whatever is added later; null: no limit. */
	lengthMs: number | null;
}

/** All that is kept of a session besides its players and their answers; plain data, stored as JSON. */
export interface LiveState {
	version: 1;
	settings: LiveSettings;
	phase: Phase;
	/** The settings as they were when this round was asked; left out in the lobby, and by earlier versions. */
	asked?: LiveSettings;
	/** Counts the questions or situations put to the room, from 1; 0 in the lobby. */
	round: number;
	/** 1, or 2 for a scenario's second vote; a quiz has the first only. */
	vote: 1 | 2;
	/** Quiz: the item's place in the published version. */
	item: number | null;
	/** Scenario: the ways taken so far, and who decided; replaying them gives where the room stands. */
	ways: { move: Move; by: DecidedBy }[];
	/** Set from `reading` to `open`. */
	clock: LiveClock | null;
	/** True: nobody new gets in. */
	locked: boolean;
	/** Rounds that the trainer skipped: they count for nobody. */
	skipped: number[];
	/** PINs that let people in before the present one; left out in sessions of earlier versions. */
	formerPins?: string[];
	/** Ids of the newest commands that were carried out: one that comes twice is carried out once. */
	done: string[];
}

/** What the running round goes by; what the trainer changes meanwhile counts from the next one on. */
export function settingsOf({
	asked,
	settings
}: Pick<LiveState, 'asked' | 'settings'>): LiveSettings {
	return asked ?? settings;
}

export function newLive(settings: Partial<LiveSettings> = {}): LiveState {
	return {
		version: 1,
		settings: { ...DEFAULT_SETTINGS, ...settings },
		phase: 'lobby',
		round: 0,
		vote: 1,
		item: null,
		ways: [],
		clock: null,
		locked: false,
		skipped: [],
		done: []
	};
}
