/** "Another one like this", "instead of this", "easier", "harder": which spare of a quiz answers the wish. */
import type { Evidence } from '../evidence.ts';
import { QUIZ_GATES } from './gates/quiz-gates.ts';
import type { Item, ItemType, Level } from './item.ts';

/** `another` adds a question of the same kind; the others put one in this one's place. */
export const WISHES = ['another', 'instead', 'easier', 'harder'] as const;
export type Wish = (typeof WISHES)[number];

/** The spare that answers a wish, or a sentence that says why there is none. */
export type Offer = { spare: Item; why: '' } | { spare: null; why: string };

/** A quiz as it stands, in its order, and the sound items that are not in it, best first. */
export interface Stock {
	/** The article that the evidence points into. */
	text: string;
	items: readonly Item[];
	spares: readonly Item[];
}

/**
 * What answering takes, least first. Recognising comes before recalling with a cue, and that before recalling without
 * one (Tulving & Pearlstone 1966). Among what is recognised the better chance of guessing comes first: one in two, one
 * of a few options, one sentence of a text that stands open, then several marks or places that must all be right. Among
 * what is recalled the cue weighs: a cloze shows the sentence around the gap, a number only its unit, a short answer
 * nothing.
 */
const BY_DEMAND: readonly ItemType[] = [
	'true-false',
	'choice',
	'evidence',
	'match',
	'multiple',
	'order',
	'cloze',
	'numeric',
	'short-answer'
];
const LEVELS: readonly Level[] = ['recall', 'understand', 'apply'];

/** Below 0: `a` asks less than `b`. The type weighs most, then the level, then the estimated share who miss it. */
export function compareDemand(a: Item, b: Item): number {
	return (
		BY_DEMAND.indexOf(a.type) - BY_DEMAND.indexOf(b.type) ||
		LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
		a.difficulty - b.difficulty
	);
}

/**
 * The spare that answers a wish about one item of the quiz. It fits beside every item that stays: never one of them,
 * never a claim they test, and neither tells the other's answer. The same stock and wish give the same spare.
 */
export function offerSpare(wish: Wish, item: Item, { text, items, spares }: Stock): Offer {
	const none = (why: string): Offer => ({ spare: null, why });
	if (spares.length === 0) return none('No spare question is left.');
	const staying = wish === 'another' ? items : items.filter((i) => i.id !== item.id);
	const fitting = spares.filter((spare) => spare.id !== item.id && fitsBeside(spare, staying));
	if (fitting.length === 0)
		return none('Every spare question that is left asks what the quiz asks already.');
	const best = (list: readonly Item[], cost: (spare: Item) => number[]): Item | undefined =>
		list
			.map((spare) => ({ spare, cost: cost(spare) }))
			.reduce<{ spare: Item; cost: number[] } | undefined>(
				(least, one) => (least && compareLists(least.cost, one.cost) <= 0 ? least : one),
				undefined
			)?.spare;

	if (wish === 'instead')
		return { spare: best(fitting, (s) => [distance(s, item, text)])!, why: '' };
	if (wish === 'another') {
		const alike = fitting.filter((s) => s.type === item.type && distance(s, item, text) > CLAIM);
		const spare = best(alike, (s) => [Number(s.level !== item.level)]);
		return spare
			? { spare, why: '' }
			: none('No spare question of this kind asks about something else.');
	}
	const near = fitting.filter((s) => distance(s, item, text) <= PARAGRAPH);
	const way = wish === 'easier' ? -1 : 1;
	const stepped = near.filter((s) => compareDemand(s, item) * way > 0);
	// One step at a time: of what is easier the hardest, of what is harder the easiest.
	const spare = best(stepped, (s) => [
		distance(s, item, text),
		stepped.filter((other) => compareDemand(other, s) * way < 0).length
	]);
	if (spare) return { spare, why: '' };
	return none(
		near.length === 0
			? 'No spare question is left about this passage.'
			: `No spare question about this passage is ${wish}.`
	);
}

/**
 * The stock after a wish is granted. The new item stands after the one it is like, or in its place. What was found too
 * hard or too easy becomes the first spare; what something else was wanted for is gone.
 */
export function grantWish(
	wish: Wish,
	item: Item,
	stock: Stock
): { items: Item[]; spares: Item[]; why: '' } | { items: null; why: string } {
	const { spare, why } = offerSpare(wish, item, stock);
	if (!spare) return { items: null, why };
	const left = stock.spares.filter((s) => s.id !== spare.id);
	return {
		items: stock.items.flatMap((i) =>
			i.id !== item.id ? [i] : wish === 'another' ? [i, spare] : [spare]
		),
		spares: wish === 'easier' || wish === 'harder' ? [item, ...left] : left,
		why: ''
	};
}

/** No repeat, no giveaway. */
const BESIDE_GATES = QUIZ_GATES.filter((gate) => gate.id === 'gate-20' || gate.id === 'gate-21');

/** Whether an item may stand beside others: it is none of them, asks nothing they ask, and neither tells the other's answer. */
export function fitsBeside(spare: Item, staying: readonly Item[]): boolean {
	const context = { text: '', reading: null, parse: null, quiz: staying };
	return (
		!staying.some((other) => other.id === spare.id) &&
		BESIDE_GATES.every((gate) => gate.check(spare, context) === null)
	);
}

const CLAIM = 0;
const SENTENCE = 1;
const PARAGRAPH = 2;
const ELSEWHERE = 3;

/** How far what two items ask about lies apart in the article. */
function distance(a: Item, b: Item, text: string): number {
	if (a.claim !== '' && a.claim === b.claim) return CLAIM;
	const theirs = placesOf(b);
	return Math.min(
		ELSEWHERE,
		...placesOf(a).flatMap((place) => theirs.map((other) => distanceOf(place, other, text)))
	);
}

/** What an order or a match asks about stands in each of its quotes; other items ask about their first. */
function placesOf({ type, evidence }: Item): Evidence[] {
	return type === 'order' || type === 'match' ? evidence : evidence.slice(0, 1);
}

function distanceOf(a: Evidence, b: Evidence, text: string): number {
	const [first, second] = a.start <= b.start ? [a, b] : [b, a];
	if (second.start < first.end) return SENTENCE;
	// Where no line is left blank, every line is a paragraph.
	const parting = /\n[^\S\n]*\n/.test(text.trim()) ? /\n[^\S\n]*\n/ : /\n/;
	return parting.test(text.slice(first.end, second.start)) ? ELSEWHERE : PARAGRAPH;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
	return a.map((value, i) => value - b[i]!).find((difference) => difference !== 0) ?? 0;
}
