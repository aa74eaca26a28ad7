import type { Excerpt } from '../excerpt.ts';
import type { Picture } from '../image/picture.ts';
import type { ItemResponse, ItemView } from '../quiz/item.ts';
import type { Outcome, Quality } from '../scenario/model.ts';
import type { CommandName } from './commands.ts';
import type { DecidedBy, LiveClock, LiveSettings, Phase } from './state.ts';

/** The clock with the server's time at which it was read: count from the difference, never by the phone's own clock. */
export type ClockView = LiveClock & { now: number };

/**
 * What is asked. A scenario's choices come as an item of type 'choice' whose option ids are the choices' ids; `text` is
 * then the situation, and its `item.stem` is empty.
 */
export interface LiveQuestion {
	item: ItemView;
	/** Scenario: the situation; quiz: ''. */
	text: string;
	/** Scenario: the situation's, where the words are here as well; a question's own is with its item. */
	image: Picture | null;
	/** Scenario: imagined rather than reported. */
	hypothetical: boolean;
	/** False: stem, pictures and texts of options are left out here, because the projector shows them. */
	words: boolean;
}

/** One answer and how many gave it. */
export interface Bar {
	/** The option's or choice's id; for other answers an id of their own. */
	id: string;
	label: string;
	count: number;
	/** Scenario, second vote: how many chose it in the first. */
	before: number | null;
	/** Whether it is right; null before the key is told, and for choices of a scenario. */
	right: boolean | null;
	/** A scenario's choice once the branch is taken; else null. */
	quality: Quality | null;
}

/** What the room thought. Several options may be chosen by one player where the item is of type 'multiple'. */
export interface Distribution {
	bars: Bar[];
	/** Answers that stand in no bar. */
	others: number;
	/** Players who answered. */
	answered: number;
	/** Scenario, second vote: who moved from where to where; those who stayed are not in it. */
	moved: { from: string; to: string; count: number }[];
}

/** The key and the quote that decides. */
export interface Decided {
	/** The right answer, in words. */
	right: string[];
	keyIds: string[];
	keyPairs: [string, string][];
	explanation: string;
	quotes: Excerpt[];
}

/** Scenario: the way that was taken and what came of it. */
export interface Branch {
	/** Why this one: the room chose it, it is the best, or nobody voted. */
	by: DecidedBy;
	text: string;
	quality: Quality;
	happens: string;
	why: string;
	quotes: Excerpt[];
	changes: { label: string; change: number }[];
	/** The best choice's words, where another was taken. */
	best: string | null;
	/** Set where the story is over. */
	ending: { text: string; outcome: Outcome; quotes: Excerpt[] } | null;
}

/** Somebody on a list everyone sees; points in thousandths. Equal points share a place. */
export interface PlaceLine {
	place: number;
	name: string;
	team: string | null;
	points: number;
}
export interface TeamLine {
	place: number;
	name: string;
	players: number;
	/** The mean of its players' points, in thousandths. */
	points: number;
}

/** A round as the debrief tells it. */
export interface DebriefRound {
	round: number;
	situation: string;
	/** After the last vote; `before` after the first, where there were two. */
	bars: Bar[];
	taken: string;
	/** How many changed their mind between the two votes, and how many of them to a better choice and to a worse one. */
	shifted: number;
	better: number;
	worse: number;
	/** How many voted twice. */
	both: number;
	happens: string;
	why: string;
	quotes: Excerpt[];
}
export interface LiveDebrief {
	rounds: DebriefRound[];
	/** The round in which most changed their mind; null where nobody did. */
	mostShifted: number | null;
	ending: { text: string; outcome: Outcome } | null;
}

/** What everybody may see, on whatever screen. */
export interface RoomView {
	kind: 'quiz' | 'scenario';
	title: string;
	phase: Phase;
	/** Grows with everything that changes the session itself. */
	revision: number;
	round: number;
	/** Quiz: how many rounds there are; null for a scenario. */
	rounds: number | null;
	vote: 1 | 2;
	clock: ClockView | null;
	/** From `reading` on, and until the next one. */
	question: LiveQuestion | null;
	/** From `distribution` on. */
	distribution: Distribution | null;
	/** Quiz, from `quote` on. */
	decided: Decided | null;
	/** Scenario, at `branch`. */
	branch: Branch | null;
	meters: { id: string; label: string; value: number; min: number; max: number }[];
	/** Scenario, at `debrief`. */
	debrief: LiveDebrief | null;
	teams: string[];
	scoring: LiveSettings['scoring'];
}

/** What a phone gets for all phones alike. */
export type PhoneView = RoomView;

/** The first line of what the projector gets. It has nothing that the room may not see. */
export interface StageView extends RoomView {
	/** Null once the session has ended. */
	pin: string | null;
	locked: boolean;
	players: number;
	/** How many have answered in this vote. */
	answered: number;
	/** The names of those who came last, newest first, 60 at most; in the lobby only. */
	newest: string[];
	/** At `top`. */
	top: PlaceLine[] | null;
	/** At `podium`: everybody on the first three places, third place first; 12 at most. */
	podium: PlaceLine[] | null;
	/** At `top` and `podium`, where there are teams. */
	teamPlaces: TeamLine[] | null;
}

/** What the trainer's own page gets. */
export interface HostView {
	stage: StageView;
	settings: LiveSettings;
	/** The commands that can be given now. */
	can: CommandName[];
	/** The same as the room will see, at once and with the key. */
	ahead: { distribution: Distribution | null; decided: Decided | null } | null;
	/** The stem of the next question; null where none is left, and for a scenario. */
	upcoming: string | null;
	/** Items that cannot be played live, with why in a sentence. */
	leftOut: { stem: string; why: string }[];
	className: string | null;
}

export interface HostPlayer {
	id: string;
	name: string;
	team: number | null;
	timePercent: number;
	/** True: not signed in. */
	guest: boolean;
	state: 'in' | 'left' | 'removed' | 'blocked';
	points: number;
	answered: boolean;
}
/** The second line of what the trainer's page gets. */
export interface HostPeople {
	total: number;
	/** Newest first, 200 at most; the others are found by GET /live/[id]/players?find=. */
	players: HostPlayer[];
}

/** What one phone alone gets. */
export interface OwnView {
	playerId: string;
	name: string;
	team: string | null;
	/** False: this player was taken out, or left; then nothing else counts. */
	isIn: boolean;
	/** Until when this player's answer is taken, extra time counted in; null: no limit, or no clock. */
	closesAt: number | null;
	/** What was answered in this vote; null: nothing yet. */
	answer: ItemResponse | null;
	/** Scenario, second vote: what was answered in the first. */
	before: ItemResponse | null;
	/** From `result` (quiz) or `branch` (scenario) on: what this round brought; null before, and in a skipped round. */
	result: OwnResult | null;
	/** From `result` or `branch` on. */
	standing: OwnStanding | null;
	/** A guest may claim what was reached once it is over; 'claimed' for whoever is signed in. */
	claim: 'none' | 'open' | 'claimed';
}
export interface OwnResult {
	answered: boolean;
	correct: boolean;
	/** True: the mark scheme cannot tell, and it brings nothing live. */
	undecided: boolean;
	points: number;
	possible: number;
	/** What was answered, in words. */
	given: string[];
	/** Right answers in a row, this one included. */
	streak: number;
}
export interface OwnStanding {
	points: number;
	/** What could have been reached by now, in thousandths, speed and streaks left out. */
	possible: number;
	place: number;
	of: number;
	/** How many share the place. */
	shared: number;
	/** One kind sentence. */
	sentence: string;
}
