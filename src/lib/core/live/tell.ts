import { isEmpty } from '../quiz/empty-response.ts';
import type { Item, ItemResponse, ItemView } from '../quiz/item.ts';
import { givenWords, revealItem } from '../quiz/reveal.ts';
import { viewItem } from '../quiz/view.ts';
import { cutExcerpt, excerptOf, type Excerpt } from '../excerpt.ts';
import { tellAct } from '../scenario/act.ts';
import type { Scenario } from '../scenario/model.ts';
import {
	advance,
	availableChoices,
	findNode,
	isOver,
	nodeText,
	viewNode
} from '../scenario/play.ts';
import { openWays } from '../scenario/play.ts';
import { pointsOf, qualityOf } from '../scenario/worth.ts';
import { askedIn, nextItem, playable, standsAt, whyLeftOut, type LiveContent } from './content.ts';
import { endSentence, roundSentence, type OwnPlace } from './places.ts';
import { canDo, ownClose } from './reduce.ts';
import { settingsOf, type LiveState, type Phase } from './state.ts';
import { distributionOf, splitOf, type LiveAnswer } from './tally.ts';
import type {
	Branch,
	Decided,
	Distribution,
	HostView,
	LiveDebrief,
	LiveQuestion,
	OwnResult,
	OwnView,
	RoomView,
	StageView
} from './views.ts';

/** A session as it stands, with the answers of its running round. */
export interface LiveRoom {
	content: LiveContent;
	title: string;
	revision: number;
	state: LiveState;
	/** Of the first vote, and of the second. */
	answers: { 1: readonly LiveAnswer[]; 2: readonly LiveAnswer[] };
	/** Set at `debrief`. */
	debrief: LiveDebrief | null;
}

const TOLD_FROM: readonly Phase[] = ['distribution', 'quote', 'result', 'top', 'debate', 'branch'];
const KEY_FROM: readonly Phase[] = ['quote', 'result', 'top'];
const RESULT_FROM: readonly Phase[] = ['result', 'top', 'branch'];
const OVER: readonly Phase[] = ['podium', 'debrief', 'ended'];

/** So much of the text stands on each side of a quote: what a wall and a phone have room for. In characters. */
const AROUND_QUOTE = 600;
export function cut(excerpt: Excerpt): Excerpt {
	return cutExcerpt(excerpt, AROUND_QUOTE);
}

/** Whether players are told what the running round has brought them. */
export function tellsResult(phase: Phase): boolean {
	return RESULT_FROM.includes(phase);
}
/** Whether everybody is shown what the room answered. */
export function showsAnswers(phase: Phase): boolean {
	return TOLD_FROM.includes(phase);
}
/** Whether nothing more is asked. */
export function isOverPhase(phase: Phase): boolean {
	return OVER.includes(phase);
}

/**
 * What everybody may see. Distribution, key and branch are in it only from their phase on.
 * @param screen whose: a phone may have to do without the question's words
 */
export function viewRoom(room: LiveRoom, screen: 'phone' | 'projector', now: number): RoomView {
	const { content, state } = room;
	const { phase } = state;
	const settings = settingsOf(state);
	const isShown = !OVER.includes(phase);
	return {
		kind: content.kind,
		title: room.title,
		phase,
		revision: room.revision,
		round: state.round,
		rounds: content.kind === 'quiz' ? playable(content.items).length : null,
		vote: state.vote,
		clock: state.clock && { ...state.clock, now },
		question: isShown ? questionOf(room, screen === 'projector' || settings.onPhones) : null,
		distribution: TOLD_FROM.includes(phase) ? distribution(room, state) : null,
		decided: KEY_FROM.includes(phase) ? decided(room) : null,
		branch: phase === 'branch' ? branchOf(room) : null,
		meters: metersOf(room),
		debrief: phase === 'debrief' || phase === 'ended' ? room.debrief : null,
		teams: state.settings.teams,
		scoring: settings.scoring
	};
}

/** What only the trainer may see, beside what the projector shows. */
export function viewHost(room: LiveRoom, stage: StageView, className: string | null): HostView {
	const { content, state } = room;
	const isAsked = state.round > 0 && !OVER.includes(state.phase);
	const next = content.kind === 'quiz' ? nextItem(content.items, state.item) : null;
	return {
		stage,
		settings: state.settings,
		can: canDo(content, state),
		ahead: isAsked
			? {
					distribution: distribution(room, { ...state, phase: 'result' }),
					decided: decided(room)
				}
			: null,
		upcoming: content.kind === 'quiz' && next !== null ? content.items[next]!.stem : null,
		leftOut:
			content.kind === 'quiz'
				? content.items.flatMap((item) => {
						const why = whyLeftOut(item);
						return why === null ? [] : [{ stem: item.stem, why }];
					})
				: [],
		className
	};
}

function questionOf(room: LiveRoom, words: boolean): LiveQuestion | null {
	const { content, state } = room;
	const asked = askedIn(content, state);
	if (!asked) return null;
	if (asked.kind === 'item') {
		const item = viewItem(asked.item, content.seed);
		return {
			item: words ? item : withoutWords(item),
			text: '',
			image: null,
			hypothetical: false,
			words
		};
	}
	const { node, play } = asked;
	if (node.kind === 'ending') return null;
	const { scenario } = content as LiveContent & { kind: 'scenario' };
	const shown = viewNode(scenario, play);
	const item: ItemView = shown.question ?? {
		id: node.id,
		type: 'choice',
		stem: '',
		image: null,
		options: shown.choices,
		targets: [],
		unit: ''
	};
	return {
		item: words ? item : withoutWords(item),
		text: words ? shown.text : '',
		image: words ? shown.image : null,
		hypothetical: node.hypothetical,
		words
	};
}

/** What can be answered by colour and place alone; lines to be ordered or matched keep their words. */
function withoutWords(item: ItemView): ItemView {
	const bare = { ...item, stem: '', image: null };
	if (item.type === 'order' || item.type === 'match') return bare;
	return { ...bare, options: item.options.map(({ id }) => ({ id, text: '' })) };
}

function distribution(room: LiveRoom, { phase, vote }: LiveState): Distribution | null {
	const { content, state, answers } = room;
	const asked = askedIn(content, state);
	if (!asked) return null;
	const given = answers[vote];
	const keyIsTold = KEY_FROM.includes(phase) || phase === 'branch';
	if (asked.kind === 'item') return distributionOf(shownItem(asked.item, room), given, keyIsTold);
	const { node, play } = asked;
	if (node.kind === 'ending') return null;
	if (node.item) return distributionOf(shownItem(node.item, room), given, keyIsTold);
	const { scenario } = content as LiveContent & { kind: 'scenario' };
	const first = vote === 2 ? answers[1] : null;
	return splitOf(availableChoices(scenario, play), given, first, keyIsTold);
}

/** The item with its options in the order that everybody sees. */
function shownItem(item: Item, { content }: LiveRoom): Item {
	const order = viewItem(item, content.seed).options.map(({ id }) => id);
	const options = order.flatMap((id) => item.options.filter((option) => option.id === id));
	return options.length === item.options.length ? { ...item, options } : item;
}

function decided({ content, state }: LiveRoom): Decided | null {
	const asked = askedIn(content, state);
	if (!asked) return null;
	const item = asked.kind === 'item' ? asked.item : null;
	if (item) {
		const nothing = { points: 0, possible: 0, correct: false, undecided: false };
		const told = revealItem(item, { kind: 'options', ids: [] }, nothing, content.article);
		const { right, keyIds, keyPairs, explanation, quotes } = told;
		return { right, keyIds, keyPairs, explanation, quotes: quotes.map(cut) };
	}
	if (asked.kind !== 'node' || asked.node.kind === 'ending') return null;
	const best = bestWay(asked.node, asked.play);
	if (!best) return null;
	const act = tellAct(asked.node, best, content.article);
	return {
		right: [act.text],
		keyIds: best.kind === 'choice' ? [best.choice.id] : [],
		keyPairs: [],
		explanation: act.why,
		quotes: act.quotes.map(cut)
	};
}

function bestWay(node: Parameters<typeof openWays>[0], play: Parameters<typeof openWays>[1]) {
	const ways = openWays(node, play).filter(({ kind }) => kind !== 'timeout');
	if (ways.length === 0) return null;
	return ways.reduce((a, b) => (pointsOf(qualityOf(b)) > pointsOf(qualityOf(a)) ? b : a));
}

function branchOf({ content, state }: LiveRoom): Branch | null {
	if (content.kind !== 'scenario') return null;
	const { scenario, article } = content;
	const asked = askedIn(content, state);
	const taken = state.ways[state.round - 1];
	if (asked?.kind !== 'node' || asked.node.kind === 'ending' || !taken) return null;
	const { state: after, consequence } = advance(scenario, asked.play, taken.move);
	const { move } = taken;
	const given = 'response' in move && !isEmpty(move.response) ? move : undefined;
	const act = tellAct(asked.node, consequence.way, article, given);
	const best = bestWay(asked.node, asked.play);
	const isBest = best !== null && pointsOf(qualityOf(best)) === act.points;
	return {
		by: taken.by,
		text: act.text,
		quality: act.quality,
		happens: act.happens,
		why: act.why,
		quotes: act.quotes.map(cut),
		changes: Object.entries(consequence.changes).map(([id, change]) => ({
			label: scenario.meters.find((meter) => meter.id === id)?.label ?? id,
			change
		})),
		best: best && !isBest ? tellAct(asked.node, best, article).text : null,
		ending: isOver(scenario, after) ? endingAt(scenario, after, article) : null
	};
}

/** The ending a play stands at; null where it was cut off in its middle. */
export function endingAt(
	scenario: Scenario,
	play: Parameters<typeof nodeText>[1] & { seed: string },
	article: string
): Branch['ending'] {
	const node = findNode(scenario, play.node);
	if (node.kind !== 'ending') return null;
	return {
		text: nodeText(node, play, play.seed),
		outcome: node.outcome,
		quotes: node.evidence.map((evidence) => cut(excerptOf(article, evidence)))
	};
}

function metersOf({ content, state }: LiveRoom): RoomView['meters'] {
	if (content.kind !== 'scenario') return [];
	const { meters } = standsAt(content, state);
	return content.scenario.meters.map(({ id, label, min, max, start }) => ({
		id,
		label,
		value: Object.hasOwn(meters, id) ? meters[id]! : start,
		min,
		max
	}));
}

/** A player as their own phone is told of. */
export interface OwnFacts {
	id: string;
	name: string;
	team: number | null;
	timePercent: number;
	isIn: boolean;
	isGuest: boolean;
	/** The first round that this player could answer. */
	joinedRound: number;
	/** In all rounds that count, this one included. */
	points: number;
	/** How many answers brought all of their points. */
	right: number;
	answers: { 1: LiveAnswer | undefined; 2: LiveAnswer | undefined };
	/** Null before places are told. */
	place: OwnPlace | null;
}

/** What one phone alone is told. */
export function viewOwn(room: LiveRoom, own: OwnFacts): OwnView {
	const { state } = room;
	const { phase, clock, settings } = state;
	const isOver = OVER.includes(phase);
	const result = RESULT_FROM.includes(phase) ? resultOf(room, own) : null;
	const rounds = roundsFor(state, own.joinedRound);
	const tellsPlace = own.place !== null && (RESULT_FROM.includes(phase) || isOver);
	return {
		playerId: own.id,
		name: own.name,
		team: own.team === null ? null : (settings.teams[own.team] ?? null),
		isIn: own.isIn,
		closesAt: clock && ownClose(clock, own.timePercent),
		answer: own.answers[state.vote]?.response ?? null,
		before: state.vote === 2 ? (own.answers[1]?.response ?? null) : null,
		result,
		standing:
			tellsPlace && own.place
				? {
						points: own.points,
						possible: rounds * 1000,
						...own.place,
						sentence: isOver
							? endSentence(own.place, own.right, rounds)
							: roundSentence(result, own.place)
					}
				: null,
		claim: own.isGuest ? (isOver ? 'open' : 'none') : 'claimed'
	};
}

/** How many rounds that count a player could have answered by now. */
function roundsFor({ round, skipped, phase }: LiveState, joinedRound: number): number {
	const done = RESULT_FROM.includes(phase) || OVER.includes(phase) ? round : round - 1;
	const first = Math.max(1, joinedRound);
	return Math.max(
		0,
		done - first + 1 - skipped.filter((one) => one >= first && one <= done).length
	);
}

function resultOf({ content, state }: LiveRoom, { answers }: OwnFacts): OwnResult | null {
	const answer = answers[state.vote] ?? answers[1];
	const asked = askedIn(content, state);
	if (!asked || state.skipped.includes(state.round)) return null;
	return {
		answered: answer !== undefined,
		correct: answer?.correct ?? false,
		undecided: answer?.undecided ?? false,
		points: answer?.points ?? 0,
		possible: 1000,
		given: answer ? givenIn(asked, answer.response) : [],
		streak: answer?.streak ?? 0
	};
}

function givenIn(asked: NonNullable<ReturnType<typeof askedIn>>, response: ItemResponse): string[] {
	if (asked.kind === 'item') return givenWords(asked.item, response);
	const { node } = asked;
	if (node.kind === 'ending') return [];
	if (node.item) return givenWords(node.item, response);
	const ids = response.kind === 'options' ? response.ids : [];
	return node.choices.filter(({ id }) => ids.includes(id)).map(({ text }) => text);
}
