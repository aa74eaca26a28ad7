import { randomUUID } from 'node:crypto';
import {
	placesOf,
	podiumOf,
	teamPlaces,
	topFive,
	type OwnPlace,
	type Scored
} from '../../core/live/places.ts';
import { awaitedIn, type Awaited } from '../../core/live/awaited.ts';
import { nextMoment } from '../../core/live/reduce.ts';
import { TICK_MS, type LiveState } from '../../core/live/state.ts';
import type { LiveContent } from '../../core/live/content.ts';
import type { LiveAnswer } from '../../core/live/tally.ts';
import {
	isOverPhase,
	showsAnswers,
	tellsResult,
	viewHost,
	viewOwn,
	viewRoom,
	type LiveRoom
} from '../../core/live/tell.ts';
import type {
	HostPeople,
	HostPlayer,
	HostView,
	LiveDebrief,
	OwnView,
	PhoneView,
	StageView
} from '../../core/live/views.ts';
import type { LivePlayer, LiveSession } from '../db/live.ts';
import { gather } from './gather.ts';
import { encodeEvent, EventLine, withLine } from './stream.ts';

/** What rounds before the running one have brought a player. */
export interface Before {
	points: number;
	right: number;
	/** Right answers in a row up to now. */
	streak: number;
	/** Whether the last round that counted was answered: nobody waits for a phone that has gone to sleep. */
	answeredLast: boolean;
}

const NOTHING_BEFORE: Before = { points: 0, right: 0, streak: 0, answeredLast: false };

/** All that a node holds of a session that is being watched or played. Everything in it is in the store. */
export interface RoomFacts {
	session: LiveSession;
	content: LiveContent;
	className: string | null;
	players: LivePlayer[];
	/** Null: as it was. */
	before: Map<string, Before> | null;
	answers: (LiveAnswer & { vote: number })[];
	debrief: LiveDebrief | null;
}

interface Phone {
	line: EventLine;
	playerId: string;
}

const NEWEST_NAMES = 60;
const MOST_PEOPLE = 200;
/** So many screens may one player look on at once; one more, and the oldest is let go of. */
const MOST_LINES_EACH = 4;

/** What somebody answered who was taken out stays in the store, and is shown and counted nowhere. */
export function isTakenOut({ state }: Pick<LivePlayer, 'state'>): boolean {
	return state === 'removed' || state === 'blocked';
}

function isSame(a: LivePlayer, b: LivePlayer): boolean {
	return (Object.keys(a) as (keyof LivePlayer)[]).every((key) => a[key] === b[key]);
}

/**
 * A session on this node: what is known of it, and the lines on which it is told. It writes nothing; whoever has written
 * something says so here after the commit. What changed is sent at most once a tick.
 */
export class Room {
	readonly id: string;
	readonly content: LiveContent;
	readonly className: string | null;
	session: LiveSession;
	debrief: LiveDebrief | null = null;
	/** When somebody last asked for anything. */
	usedAt = 0;

	readonly #now: () => number;
	readonly #timeIsUp: () => void;
	#players = new Map<string, LivePlayer>();
	#byToken = new Map<string, LivePlayer>();
	#byUser = new Map<string, LivePlayer>();
	#byPost = new Map<string, string>();
	readonly #nameKeys = new Set<string>();
	#arriving = 0;
	#door: Promise<void> | undefined;
	#before = new Map<string, Before>();
	#answers: { 1: Map<string, LiveAnswer>; 2: Map<string, LiveAnswer> } = {
		1: new Map(),
		2: new Map()
	};
	/** What was put here since the store began to be read: what was read before is not newer. */
	#since: { players: Set<string>; answers: Set<string> } | undefined;
	#isNew = true;
	#places: Map<string, OwnPlace> | undefined;
	/** What views are made of, as long as nothing changes. */
	#known: LiveRoom | undefined;
	/** The clock as phones were last told of it. */
	#toldClock = '';

	readonly #hosts = new Set<EventLine>();
	readonly #stages = new Set<EventLine>();
	readonly #phones = new Map<string, Set<Phone>>();
	#stageIsStale = false;
	#roomIsStale = false;
	#peopleAreStale = false;
	readonly #ownIsStale = new Set<string>();
	/** Lines that began after what waits to be told had changed, and with it. */
	readonly #told = new Set<Phone>();
	#tick: NodeJS.Timeout | undefined;
	#lastTick = -Infinity;
	#sent = 0;
	readonly #held = randomUUID();
	#alarm: NodeJS.Timeout | undefined;

	/** @param timeIsUp called when the session's clock comes to its next moment, and when nobody is waited for any more */
	constructor(facts: RoomFacts, now: () => number, timeIsUp: () => void) {
		this.id = facts.session.id;
		this.content = facts.content;
		this.className = facts.className;
		this.session = facts.session;
		this.#now = now;
		this.#timeIsUp = timeIsUp;
		this.adopt(facts);
	}

	get state(): LiveState {
		return this.session.state;
	}

	/** The store begins to be read for `adopt`. */
	beginReading(): void {
		this.#since = { players: new Set(), answers: new Set() };
	}

	/**
	 * Takes over what the store says, which is all there is; only what was put here since it began to be read is newer.
	 * False where the session itself has gone on meanwhile: then it is to be read again.
	 */
	adopt(facts: RoomFacts): boolean {
		const since = this.#since;
		this.#since = undefined;
		if (facts.session.revision < this.session.revision) return false;
		const isFirst = this.#isNew;
		this.#isNew = false;
		const grew = facts.session.revision > this.session.revision || isFirst;
		const sameRound = facts.session.state.round === this.state.round;
		this.session = facts.session;
		this.debrief = facts.debrief ?? this.debrief;
		if (facts.before) this.#before = facts.before;
		const stored = new Set(facts.players.map(({ id }) => id));
		for (const player of facts.players) {
			if (isFirst) this.#put(player);
			else if (!since?.players.has(player.id)) this.meet(player);
		}
		for (const id of [...this.#players.keys()]) {
			if (!stored.has(id) && !since?.players.has(id)) this.#drop(id);
		}
		const answers = this.#answers;
		this.#answers = { 1: new Map(), 2: new Map() };
		for (const { vote, ...answer } of facts.answers) {
			const of = vote === 2 ? 2 : 1;
			this.#answers[of].set(answer.playerId, answer);
			// Given at another node, while a screen of the player's is at this one.
			if (sameRound && !isFirst && !answers[of].has(answer.playerId)) {
				this.#ownChanged(answer.playerId);
			}
		}
		let moved = false;
		for (const vote of [1, 2] as const) {
			for (const [id, answer] of sameRound ? answers[vote] : []) {
				if (since?.answers.has(`${vote} ${id}`)) this.#answers[vote].set(id, answer);
				moved ||= !this.#answers[vote].has(id);
			}
			moved ||= this.#answers[vote].size !== answers[vote].size;
		}
		if (grew) this.#changed();
		else if (moved) {
			this.#places = this.#known = undefined;
			this.#stageIsStale = this.#peopleAreStale = true;
			if (showsAnswers(this.state.phase)) this.#roomChanged();
			this.setAlarm();
			this.#schedule();
		}
		return true;
	}

	/** Somebody as the store has them, who may have come or changed at another node. */
	meet(player: LivePlayer): void {
		const known = this.#players.get(player.id);
		if (!known || !isSame(known, player)) this.putPlayer(player);
	}

	/** Erased for good: nothing of them is here any more. */
	#drop(id: string): void {
		const player = this.#players.get(id);
		if (!player) return;
		this.#players.delete(id);
		this.#byToken.delete(player.tokenHash);
		this.#byPost.delete(player.postId);
		this.#nameKeys.delete(player.nameKey);
		if (player.userId !== null) this.#byUser.delete(player.userId);
		this.#before.delete(id);
		for (const { line } of this.#phones.get(id) ?? []) line.finish();
		this.#places = this.#known = undefined;
		this.#stageIsStale = this.#peopleAreStale = true;
		this.#schedule();
	}

	/** The session itself has changed, and nothing else. */
	take(session: LiveSession): void {
		if (session.revision <= this.session.revision) return;
		this.session = session;
		this.#changed();
	}

	#changed(): void {
		this.#places = this.#known = undefined;
		this.#roomChanged();
		this.#stageIsStale = this.#peopleAreStale = true;
		this.setAlarm();
		this.#schedule();
	}

	#roomChanged(): void {
		this.#roomIsStale = true;
		this.#told.clear();
	}
	#ownChanged(playerId: string): void {
		this.#ownIsStale.add(playerId);
		for (const phone of this.#phones.get(playerId) ?? []) this.#told.delete(phone);
	}

	/** Somebody came, came back, or was changed by the trainer. */
	putPlayer(player: LivePlayer): void {
		const was = this.#players.get(player.id);
		this.#since?.players.add(player.id);
		this.#put(player);
		this.#places = undefined;
		if (was && isTakenOut(was) !== isTakenOut(player)) {
			this.#known = undefined;
			if (showsAnswers(this.state.phase)) this.#roomChanged();
		}
		this.#ownChanged(player.id);
		this.#stageIsStale = this.#peopleAreStale = true;
		this.setAlarm();
		this.#schedule();
	}

	#put(player: LivePlayer): void {
		const known = this.#players.get(player.id);
		if (known && known.tokenHash !== player.tokenHash) this.#byToken.delete(known.tokenHash);
		if (known && known.nameKey !== player.nameKey) this.#nameKeys.delete(known.nameKey);
		this.#players.set(player.id, player);
		this.#byToken.set(player.tokenHash, player);
		this.#byPost.set(player.postId, player.id);
		this.#nameKeys.add(player.nameKey);
		if (player.userId !== null) this.#byUser.set(player.userId, player);
	}

	/** An answer of the running round is stored. */
	putAnswer(vote: 1 | 2, answer: LiveAnswer): void {
		this.#since?.answers.add(`${vote} ${answer.playerId}`);
		this.#answers[vote].set(answer.playerId, answer);
		this.#places = this.#known = undefined;
		if ((this.#players.get(answer.playerId)?.timePercent ?? 100) > 100) this.setAlarm();
		this.#stageIsStale = this.#peopleAreStale = true;
		// Whoever answered is told so by the reply; where the player looks on two screens, the other one hears of it here.
		if ((this.#phones.get(answer.playerId)?.size ?? 0) > 1) this.#ownChanged(answer.playerId);
		this.#schedule();
	}

	playerByToken(tokenHash: string): LivePlayer | undefined {
		return this.#byToken.get(tokenHash);
	}
	playerByUser(userId: string): LivePlayer | undefined {
		return this.#byUser.get(userId);
	}
	player(id: string): LivePlayer | undefined {
		return this.#players.get(id);
	}
	players(): Iterable<LivePlayer> {
		return this.#players.values();
	}
	playerByPost(postId: string): LivePlayer | undefined {
		return this.#players.get(this.#byPost.get(postId) ?? '');
	}
	hasName(nameKey: string): boolean {
		return this.#nameKeys.has(nameKey);
	}
	/** Waits at the door while a crowd arrives, so that it comes in by few commits. */
	async gatherAtDoor(): Promise<void> {
		this.#arriving++;
		this.#door ??= gather(() => this.#arriving).finally(() => {
			this.#arriving = 0;
			this.#door = undefined;
		});
		await this.#door;
	}
	count(): number {
		let n = 0;
		for (const { state } of this.#players.values()) if (state === 'in') n++;
		return n;
	}
	/** How many ever came. */
	size(): number {
		return this.#players.size;
	}
	answerOf(playerId: string, vote: 1 | 2): LiveAnswer | undefined {
		return this.#answers[vote].get(playerId);
	}
	streakOf(playerId: string): number {
		return this.#before.get(playerId)?.streak ?? 0;
	}
	waiting(): Awaited {
		return awaitedIn(
			this.state,
			this.#players.values(),
			this.#answers,
			(id) => this.#before.get(id)?.answeredLast ?? false
		);
	}

	/** Sets the alarm for the clock's next moment, if it has one. */
	setAlarm(): void {
		clearTimeout(this.#alarm);
		this.#alarm = undefined;
		if (!this.state.clock) return;
		const moment = nextMoment(this.state, this.waiting().longestPercent);
		if (moment === null) return;
		this.#alarm = setTimeout(() => this.#timeIsUp(), Math.max(0, moment - this.#now()) + 1);
		this.#alarm.unref();
	}

	/** Ends every line and every timer. */
	dispose(): void {
		clearTimeout(this.#alarm);
		clearTimeout(this.#tick);
		for (const line of this.#everyLine()) line.close();
	}
	/** The session is over and gone: nobody is to come back. */
	finish(): void {
		this.finishLines();
		this.dispose();
	}
	/** Tells everybody that nothing more comes. */
	finishLines(): void {
		for (const line of this.#everyLine()) line.finish();
	}

	#everyLine(): EventLine[] {
		return [
			...this.#hosts,
			...this.#stages,
			...[...this.#phones.values()].flatMap((phones) => [...phones].map(({ line }) => line))
		];
	}
	get isWatched(): boolean {
		return this.#hosts.size + this.#stages.size + this.#phones.size > 0;
	}

	// What each screen is told

	#live(): LiveRoom {
		this.#known ??= {
			content: this.content,
			title: this.session.title,
			revision: this.session.revision,
			state: this.state,
			answers: { 1: this.#counted(1), 2: this.#counted(2) },
			debrief: this.debrief
		};
		return this.#known;
	}

	/** The answers of those who were not taken out. */
	#counted(vote: 1 | 2): LiveAnswer[] {
		return [...this.#answers[vote].values()].filter(({ playerId }) => {
			const player = this.#players.get(playerId);
			return player && !isTakenOut(player);
		});
	}

	phoneView(): PhoneView {
		return viewRoom(this.#live(), 'phone', this.#now());
	}

	stageView(): StageView {
		const { phase, settings, vote, locked } = this.state;
		const { teams } = settings;
		const scored = phase === 'top' || phase === 'podium' ? this.#scored() : [];
		const newest: string[] = [];
		if (phase === 'lobby') {
			for (const { name, state } of [...this.#players.values()].reverse()) {
				if (state === 'in') newest.push(name);
				if (newest.length === NEWEST_NAMES) break;
			}
		}
		return {
			...viewRoom(this.#live(), 'projector', this.#now()),
			pin: this.session.pinExpiresAt > this.#now() ? this.session.pin : null,
			locked,
			players: this.count(),
			answered: this.#live().answers[vote].length,
			newest,
			top: phase === 'top' ? topFive(scored, teams) : null,
			podium: phase === 'podium' ? podiumOf(scored, teams) : null,
			teamPlaces: scored.length > 0 && teams.length > 0 ? teamPlaces(scored, teams) : null
		};
	}

	hostView(): HostView {
		return viewHost(this.#live(), this.stageView(), this.className);
	}

	/** @param find letters of the names wanted; '' for the newest */
	people(find = ''): HostPeople {
		const wanted = find.toLowerCase();
		const players: HostPlayer[] = [];
		for (const player of [...this.#players.values()].reverse()) {
			if (wanted !== '' && !player.name.toLowerCase().includes(wanted)) continue;
			players.push({
				id: player.id,
				name: player.name,
				team: player.team,
				timePercent: player.timePercent,
				guest: player.userId === null,
				state: player.state,
				points: this.#pointsOf(player.id),
				answered: this.#answers[this.state.vote].has(player.id)
			});
			if (players.length === MOST_PEOPLE) break;
		}
		return { total: this.count(), players };
	}

	ownView(player: LivePlayer): OwnView {
		const { phase } = this.state;
		const before = this.#before.get(player.id) ?? NOTHING_BEFORE;
		const last = this.#lastAnswer(player.id);
		const tellsPlace = tellsResult(phase) || isOverPhase(phase);
		return viewOwn(this.#live(), {
			id: player.id,
			name: player.name,
			team: player.team,
			timePercent: player.timePercent,
			isIn: player.state === 'in',
			isGuest: player.userId === null,
			joinedRound: player.joinedRound,
			points: before.points + (last?.points ?? 0),
			right: before.right + (last?.correct ? 1 : 0),
			answers: {
				1: this.#answers[1].get(player.id),
				2: this.#answers[2].get(player.id)
			},
			place: tellsPlace ? (this.#placeOf(player) ?? null) : null
		});
	}

	/** What counts in the running round; nothing where it was skipped. */
	#lastAnswer(playerId: string): LiveAnswer | undefined {
		if (this.state.skipped.includes(this.state.round)) return undefined;
		return this.#answers[2].get(playerId) ?? this.#answers[1].get(playerId);
	}

	#pointsOf(playerId: string): number {
		const last = this.#lastAnswer(playerId)?.points ?? 0;
		return (this.#before.get(playerId)?.points ?? 0) + last;
	}

	#scored(): Scored[] {
		const scored: Scored[] = [];
		for (const { id, name, team, state } of this.#players.values()) {
			if (state === 'in') scored.push({ id, name, team, points: this.#pointsOf(id) });
		}
		return scored;
	}

	#placeOf({ id }: LivePlayer): OwnPlace | undefined {
		this.#places ??= placesOf(this.#scored());
		return this.#places.get(id);
	}

	// Lines

	/**
	 * A line for the trainer's page or the projector, which begins with how things stand.
	 * @param lastEventId what the client heard last, if its line broke off: nothing is told again that it knows
	 */
	openStage(as: 'host' | 'projector', lastEventId: string | null = null): EventLine {
		const lines = as === 'host' ? this.#hosts : this.#stages;
		const line = new EventLine(() => lines.delete(line));
		lines.add(line);
		if (!this.#hasMissed(lastEventId)) return line;
		line.send(
			as === 'host'
				? encodeEvent('host', this.#eventId(), [
						JSON.stringify(this.hostView()),
						JSON.stringify(this.people())
					])
				: encodeEvent('stage', this.#eventId(), [JSON.stringify(this.stageView())])
		);
		return line;
	}

	/** A line for a phone, which begins with how things stand, its own part included; `lastEventId` as above. */
	openPhone(player: LivePlayer, lastEventId: string | null = null): EventLine {
		const phones = this.#phones.get(player.id) ?? new Set();
		if (phones.size >= MOST_LINES_EACH) [...phones][0]!.line.close();
		const phone: Phone = {
			playerId: player.id,
			line: new EventLine(() => {
				phones.delete(phone);
				if (phones.size === 0 && this.#phones.get(player.id) === phones) {
					this.#phones.delete(player.id);
				}
			})
		};
		this.#phones.set(player.id, phones.add(phone));
		if (!this.#hasMissed(lastEventId)) return phone.line;
		this.#told.add(phone);
		phone.line.send(
			encodeEvent('phone', this.#eventId(), [
				JSON.stringify(this.phoneView()),
				JSON.stringify(this.ownView(player))
			])
		);
		return phone.line;
	}

	/** Names the newest state that was told by this node since it holds the room. */
	#eventId(): string {
		return `${this.#held}.${this.session.revision}.${this.#sent}`;
	}

	/** Whether somebody whose line broke off there has missed anything; in doubt they have. */
	#hasMissed(lastEventId: string | null): boolean {
		return this.#tick !== undefined || lastEventId !== this.#eventId();
	}

	#schedule(): void {
		if (this.#tick) return;
		const wait = Math.max(0, this.#lastTick + TICK_MS - performance.now());
		this.#tick = setTimeout(() => {
			this.#tick = undefined;
			this.#lastTick = performance.now();
			this.#flush();
		}, wait);
		this.#tick.unref();
	}

	/** One message to each client that something has changed for. What is alike for many is made once. */
	#flush(): void {
		this.#sent++;
		const id = this.#eventId();
		const { phase } = this.state;
		if (this.#roomIsStale || this.#ownIsStale.size > 0) this.#tellPhones(id, phase);
		if (this.#stageIsStale && this.#stages.size > 0) {
			const message = encodeEvent('stage', id, [JSON.stringify(this.stageView())]);
			for (const line of this.#stages) line.send(message);
		}
		if ((this.#stageIsStale || this.#peopleAreStale) && this.#hosts.size > 0) {
			const lines = [JSON.stringify(this.hostView())];
			if (this.#peopleAreStale) lines.push(JSON.stringify(this.people()));
			const message = encodeEvent('host', id, lines);
			for (const line of this.#hosts) line.send(message);
		}
		this.#roomIsStale = this.#stageIsStale = this.#peopleAreStale = false;
		this.#ownIsStale.clear();
		this.#told.clear();
		const { count, anybody } = this.waiting();
		if (phase === 'open' && anybody && count === 0) this.#timeIsUp();
	}

	#tellPhones(id: string, phase: LiveState['phase']): void {
		if (this.#phones.size === 0) return;
		const view = JSON.stringify(this.phoneView());
		const same = encodeEvent('phone', id, [view]);
		const clock = JSON.stringify([this.state.clock, this.state.round, this.state.vote]);
		// At these moments everybody's own part changes as well.
		const all =
			this.#roomIsStale &&
			(tellsResult(phase) ||
				isOverPhase(phase) ||
				(this.state.clock !== null && clock !== this.#toldClock));
		if (this.#roomIsStale) this.#toldClock = clock;
		const to = this.#roomIsStale ? this.#phones.keys() : this.#ownIsStale.values();
		for (const playerId of to) {
			const phones = this.#phones.get(playerId);
			const player = this.#players.get(playerId);
			if (!phones || !player) continue;
			// Whoever is out is told so, and of nothing else until they are in again.
			if (player.state !== 'in' && !this.#ownIsStale.has(playerId)) continue;
			const message =
				all || this.#ownIsStale.has(playerId)
					? withLine(same, JSON.stringify(this.ownView(player)))
					: same;
			for (const phone of phones) if (!this.#told.has(phone)) phone.line.send(message);
		}
	}
}
