import type { Item, ItemResponse } from '../../quiz/item.ts';
import { waysOf } from './ways.ts';

/** A wrong claim that an answer shows, in words. */
export interface Belief {
	/** Tells the wrong claims of one item apart. */
	id: string;
	/** What was asked; '' where the claim says it all. */
	question: string;
	claim: string;
}

/** @param right whether the answer was fully right; what is undecided (null) shows nothing yet */
export function beliefsIn(item: Item, response: ItemResponse, right: boolean | null): Belief[] {
	if (right !== false) return [];
	switch (item.type) {
		case 'true-false':
			return wrongWays(item, response).map(({ id }) => ({
				id,
				question: '',
				claim: id === 'true' ? item.stem : `It is not true that “${item.stem}”`
			}));
		case 'evidence':
			return wrongWays(item, response).map(({ id, text }) => ({
				id,
				question: item.stem,
				claim: `This shows it: “${text}”`
			}));
		case 'order':
			return invertedPairs(item, response);
		case 'cloze':
			return wrongWays(item, response).map(({ id, text }) => ({
				id,
				question: '',
				claim: item.stem.replace(/_{2,}/, text)
			}));
		default:
			return wrongWays(item, response).map(({ id, text }) => ({
				id,
				question: item.stem,
				claim: text
			}));
	}
}

function wrongWays(item: Item, response: ItemResponse) {
	return waysOf(item, response).filter(({ key }) => key !== true);
}

/** Neighbours of the right order that stand the wrong way round. */
function invertedPairs(item: Item & { type: 'order' }, response: ItemResponse): Belief[] {
	if (response.kind !== 'options') return [];
	const place = new Map(response.ids.map((id, i) => [id, i]));
	const text = (id: string) => item.options.find((option) => option.id === id)?.text ?? id;
	return item.key.slice(1).flatMap((later, i) => {
		const earlier = item.key[i]!;
		const [a, b] = [place.get(earlier), place.get(later)];
		if (a === undefined || b === undefined || a < b) return [];
		return {
			id: `${later}<${earlier}`,
			question: item.stem,
			claim: `“${text(later)}” comes before “${text(earlier)}”`
		};
	});
}

/** A response that several gave to an item. */
export interface GivenOften {
	item: Item;
	response: ItemResponse;
	right: boolean | null;
	count: number;
}

export interface Misconception extends Belief {
	item: Item;
	/** How many answers show it. */
	count: number;
	/** Of how many answers to the item. */
	answered: number;
}

/** All wrong claims that answers show: the most frequent first, then the larger share, then as they came. */
export function misconceptionsIn(given: readonly GivenOften[]): Misconception[] {
	const answered = new Map<string, number>();
	const found = new Map<string, Misconception>();
	for (const { item, response, right, count } of given) {
		answered.set(item.id, (answered.get(item.id) ?? 0) + count);
		for (const belief of beliefsIn(item, response, right)) {
			const key = JSON.stringify([item.id, belief.id]);
			const known = found.get(key) ?? { ...belief, item, count: 0, answered: 0 };
			known.count += count;
			found.set(key, known);
		}
	}
	return [...found.values()]
		.map((one) => ({ ...one, answered: answered.get(one.item.id)! }))
		.sort((a, b) => b.count - a.count || b.count / b.answered - a.count / a.answered);
}
