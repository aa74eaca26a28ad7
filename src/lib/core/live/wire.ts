/**
 * Where a live session is, and what goes over the wire. Everything here is plain data in JSON.
 *
 * Pages
 *   /live                      the trainer's sessions, and the form that opens one (use:enhance; see +page.server.ts)
 *   /live/[id]                 the trainer's own page, `data.view: HostView`, `data.people: HostPeople`
 *   /live/[id]/projector       `data.view: StageView`, `data.join: { address, qr }`
 *   /play                      the PIN is typed here (form action), or comes with ?pin= from the QR square; leads to …
 *   /play/[session]            the phone. `data.joined: { view: PhoneView, own: OwnView } | null`; null: ask for a name
 *
 * Events out: GET with `EventSource`; every message is the whole state, so that the newest one is always enough.
 *   /live/[id]/events                  event `host`:  data line 1 HostView, line 2 HostPeople (left out where unchanged)
 *   /live/[id]/events?as=projector     event `stage`: data line 1 StageView
 *   /play/[session]/events             event `phone`: data line 1 PhoneView, line 2 OwnView (left out where unchanged)
 *   Read `event.data` with `readLines`. At most one message in TICK_MS to each client, nothing where nothing changed; a
 *   comment every 15 s as a sign of life. The message's id is the newest state it tells: with `Last-Event-ID` a line that
 *   breaks is taken up again, and begins with nothing where nothing was missed; one that reads too slowly is closed by
 *   the server and comes back by itself. Whoever is taken out is told so (`own.isIn` false), of nothing else, and again
 *   once they are let in: the EventSource stays open for it. Event `over`: the session is gone, or has been over for a
 *   while: close the EventSource, it would come back for nothing.
 *   Where the EventSource ends for good (readyState CLOSED), open another after `backOff(tries, chance)` milliseconds.
 *
 * Posts in: JSON (content-type application/json), answered with JSON or { message, field? } and a status; 32 kB at most.
 *   /live/[id]/commands        { id, round, phase, command: LiveCommand } → { view: HostView }
 *                              `id` is made by the page, a new one for each press: sent twice it is carried out once.
 *                              `round` and `phase` are those the trainer saw: where the room has moved on meanwhile, nothing
 *                              is done (409); commands that concern people, lock, settings and the PIN go through whatever
 *                              was seen.
 *   GET /live/[id]/players?find=    → HostPeople, those whose name has these letters
 *   /play/[session]/players    { id, pin, name, team? } → { view: PhoneView, own: OwnView }; sets the phone's cookie. Sent
 *                              twice with the same `id` it is one player. Signed in, `name` may be ''.
 *   /play/[session]/answers    { round, vote, response: ItemResponse } → { answer: ItemResponse }, once it is durable: the
 *                              first answer of a vote stays, and is told again whatever is sent after it.
 *   /play/[session]/leave      {} → {}
 *   /play/[session]/claim      {} → { own: OwnView }; 401 where nobody is signed in: go to /sign-in?next=/play/[session]
 *
 * Statuses: 400 malformed, 401 not joined or taken out (or not signed in), 403 blocked, 404 no such session (of field
 * 'pin': no such PIN, or there is a new one: ask for it), 409 not now (the message says why; of field 'closed' the
 * question is over for this player, and sending again is in vain), 410 over or erased, 413 too large, 429 too often, 503 the store takes nothing: keep the answer and send it again.
 */
import type { LiveCommand } from './commands.ts';
import type { Phase } from './state.ts';
import type { HostPeople, HostView, OwnView, PhoneView, StageView } from './views.ts';
import type { ItemResponse } from '../quiz/item.ts';

/** The messages of the three event streams by their names, as `readLines` gives them. */
export interface LiveEvents {
	host: [HostView] | [HostView, HostPeople];
	stage: [StageView];
	phone: [PhoneView] | [PhoneView, OwnView];
}

export interface CommandPost {
	id: string;
	round: number;
	phase: Phase;
	command: LiveCommand;
}
export interface CommandReply {
	view: HostView;
}
export interface JoinPost {
	id: string;
	pin: string;
	name: string;
	/** An index into the view's teams; without it the smallest team is joined. */
	team?: number | undefined;
}
export interface JoinReply {
	view: PhoneView;
	own: OwnView;
}
export interface AnswerPost {
	round: number;
	vote: 1 | 2;
	response: ItemResponse;
}
export interface AnswerReply {
	answer: ItemResponse;
}

/** The parts of a message, each JSON on a line of its own. */
export function readLines<K extends keyof LiveEvents>(data: string): LiveEvents[K] {
	return data.split('\n').map((line) => JSON.parse(line) as unknown) as LiveEvents[K];
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

/**
 * How long to wait before trying again, in milliseconds: about twice as long each time, and not all phones at once.
 * @param tries how many have failed, from 1
 * @param chance a number in [0, 1), another for each phone and try
 */
export function backOff(tries: number, chance: number): number {
	const most = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(tries, 10));
	return Math.round(most / 2 + (most / 2) * chance);
}
