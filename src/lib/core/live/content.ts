import { picturesOf, picturesOfNode, type Picture } from '../image/picture.ts';
import type { Item } from '../quiz/item.ts';
import type { Scenario, ScenarioNode } from '../scenario/model.ts';
import { findNode, isOver, replay, type PlayState } from '../scenario/play.ts';
import type { LiveState } from './state.ts';

/** What is played: a published version with the text its quotes stand in. It never changes. */
export type LiveContent =
	| { kind: 'quiz'; items: readonly Item[]; article: string; seed: string }
	| { kind: 'scenario'; scenario: Scenario; article: string; seed: string };

/** More lines than this are read by nobody from the last row. */
const MOST_LINES = 12;

/** Why an item cannot be played live, in a sentence; null: it can. */
export function whyLeftOut(item: Item): string | null {
	const lines = item.options.length + (item.type === 'match' ? item.targets.length : 0);
	if (item.type === 'match' ? lines <= 2 * MOST_LINES : lines <= MOST_LINES) return null;
	return `It has ${lines} lines to choose among, which nobody could read on a projector.`;
}

const played = new WeakMap<readonly Item[], number[]>();

/** The places in the version of the items that are played, in order. */
export function playable(items: readonly Item[]): readonly number[] {
	let places = played.get(items);
	if (!places) {
		places = items.flatMap((item, place) => (whyLeftOut(item) === null ? [place] : []));
		played.set(items, places);
	}
	return places;
}

/** Where the room stands in a scenario. */
export function standsAt(
	content: LiveContent & { kind: 'scenario' },
	state: Pick<LiveState, 'ways'>
): PlayState {
	return replay(
		content.scenario,
		content.seed,
		state.ways.map(({ move }) => move)
	);
}

/** What is asked in this round: a quiz's item, or the node with where the play stands before it. */
export type Asked =
	{ kind: 'item'; item: Item } | { kind: 'node'; node: ScenarioNode; play: PlayState };

/** Null in the lobby. At `branch` it is still what was asked before the way was taken. */
export function askedIn(content: LiveContent, state: LiveState): Asked | null {
	if (state.round === 0) return null;
	if (content.kind === 'quiz') {
		const item = state.item === null ? undefined : content.items[state.item];
		return item ? { kind: 'item', item } : null;
	}
	const play = standsAt(content, { ways: state.ways.slice(0, state.round - 1) });
	return { kind: 'node', node: findNode(content.scenario, play.node), play };
}

/** Ids of the pictures that the room has been shown so far. */
export function imagesShown(content: LiveContent, state: LiveState): Set<string> {
	const shown: Picture[] = [];
	if (content.kind === 'quiz') {
		const { item } = state;
		const places = playable(content.items).filter((place) => item !== null && place <= item);
		shown.push(...picturesOf(places.map((place) => content.items[place]!)));
	} else if (state.round > 0) {
		const asked = askedIn(content, state);
		const before = standsAt(content, { ways: state.ways.slice(0, state.round - 1) }).path;
		const nodes = before.map(({ node }) => findNode(content.scenario, node));
		if (asked?.kind === 'node') nodes.push(asked.node);
		shown.push(...nodes.flatMap(picturesOfNode));
	}
	return new Set(shown.map(({ id }) => id));
}

/** Whether something is left to be asked after this round. */
export function hasNext(content: LiveContent, state: LiveState): boolean {
	if (content.kind === 'quiz') return nextItem(content.items, state.item) !== null;
	return !isOver(content.scenario, standsAt(content, state));
}

/** The place of the item after this one; null: there is none. */
export function nextItem(items: readonly Item[], after: number | null): number | null {
	return playable(items).find((place) => after === null || place > after) ?? null;
}
