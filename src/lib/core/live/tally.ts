import type { Item, ItemResponse } from '../quiz/item.ts';
import { isPolite } from '../names/polite.ts';
import { givenWords } from '../quiz/reveal.ts';
import { shortId } from '../short-id.ts';
import type { Choice } from '../scenario/model.ts';
import type { Bar, Distribution } from './views.ts';

/** An answer of one player in one vote, as it was marked. */
export interface LiveAnswer {
	playerId: string;
	response: ItemResponse;
	/** In thousandths. */
	points: number;
	correct: boolean;
	undecided: boolean;
	/** Right answers in a row, this one included. */
	streak: number;
}

/** Answers that say the same are one. */
export function sameAs(item: Pick<Item, 'type'>, response: ItemResponse): string {
	switch (response.kind) {
		case 'options':
			return (item.type === 'order' ? response.ids : [...response.ids].sort()).join('\u0001');
		case 'text':
			return response.text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
		case 'pairs':
			return response.pairs
				.map(([a, b]) => `${a}\u0002${b}`)
				.sort()
				.join('\u0001');
	}
}

/** How many different typed, ordered or matched answers are shown; the rest is counted together. */
const MOST_BARS = 8;

/**
 * What the room thought of an item. For options, how many chose each; otherwise the answers given most, alike ones as
 * one. What could hurt a reader is counted and not shown. @param told whether the key may be told
 */
export function distributionOf(
	item: Item,
	answers: readonly LiveAnswer[],
	told: boolean
): Distribution {
	const base = { answered: answers.length, moved: [] };
	if (isChosen(item)) {
		const counts = countIds(answers);
		const bars = item.options.map(({ id, text }) =>
			bar(id, text, counts.get(id) ?? 0, told ? item.key.includes(id) : null)
		);
		return { ...base, bars, others: 0 };
	}
	const groups = new Map<string, { answer: LiveAnswer; count: number }>();
	for (const answer of answers) {
		const key = sameAs(item, answer.response);
		const group = groups.get(key);
		if (group) group.count++;
		else groups.set(key, { answer, count: 1 });
	}
	const sorted = [...groups]
		.map(([key, group]) => ({
			key,
			...group,
			label: givenWords(item, group.answer.response).join('; ')
		}))
		.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
	const shown = sorted
		.filter(
			({ label, answer }) => label !== '' && (answer.response.kind !== 'text' || isPolite(label))
		)
		.slice(0, MOST_BARS);
	const bars = shown.map(({ key, label, count, answer }) =>
		bar(shortId('a', key), label, count, told ? answer.correct : null)
	);
	return { ...base, bars, others: answers.length - sum(bars) };
}

/** What the room chose at a node. @param first the answers of the first vote, in a second; @param told the branch is taken */
export function splitOf(
	choices: readonly Choice[],
	answers: readonly LiveAnswer[],
	first: readonly LiveAnswer[] | null,
	told: boolean
): Distribution {
	const counts = countIds(answers);
	const before = first && countIds(first);
	const bars = choices.map(({ id, text, quality }) => ({
		...bar(id, text, counts.get(id) ?? 0, null),
		before: before ? (before.get(id) ?? 0) : null,
		quality: told ? quality : null
	}));
	return { bars, others: 0, answered: answers.length, moved: first ? moves(first, answers) : [] };
}

/** Who moved from which choice to which, in the order of how many. */
function moves(first: readonly LiveAnswer[], second: readonly LiveAnswer[]): Distribution['moved'] {
	const counts = new Map<string, { from: string; to: string; count: number }>();
	for (const pair of pairsOf(first, second)) {
		const [from, to] = [chosen(pair[0]), chosen(pair[1])];
		if (from === to) continue;
		const key = `${from}\u0001${to}`;
		const move = counts.get(key);
		if (move) move.count++;
		else counts.set(key, { from, to, count: 1 });
	}
	return [...counts.values()].sort(
		(a, b) => b.count - a.count || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1)
	);
}

/** The answers of those who voted twice: [first, second]. */
export function pairsOf(
	first: readonly LiveAnswer[],
	second: readonly LiveAnswer[]
): [LiveAnswer, LiveAnswer][] {
	const before = new Map(first.map((answer) => [answer.playerId, answer]));
	return second.flatMap((answer): [LiveAnswer, LiveAnswer][] => {
		const from = before.get(answer.playerId);
		return from ? [[from, answer]] : [];
	});
}

/** The choice that a vote is for. */
export function chosen({ response }: Pick<LiveAnswer, 'response'>): string {
	return response.kind === 'options' ? (response.ids[0] ?? '') : '';
}

function isChosen(
	item: Item
): item is Item & { type: 'choice' | 'multiple' | 'true-false' | 'evidence' } {
	return ['choice', 'multiple', 'true-false', 'evidence'].includes(item.type);
}

function countIds(answers: readonly LiveAnswer[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { response } of answers) {
		if (response.kind !== 'options') continue;
		for (const id of response.ids) counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	return counts;
}

function bar(id: string, label: string, count: number, right: boolean | null): Bar {
	return { id, label, count, before: null, right, quality: null };
}

function sum(bars: Bar[]): number {
	return bars.reduce((all, { count }) => all + count, 0);
}
