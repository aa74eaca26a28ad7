import type { Item, ItemResponse, MatchItem, NumericItem, OrderItem } from './item.ts';
import { parseQuantity, sameAnswer, unitWords } from './normalise-answer.ts';

/** What one item is worth, in thousandths of a point. */
export const ITEM_POINTS = 1000;

/** Longer typed answers are no answers. */
const LONGEST_TEXT = 1000;

export interface Grade {
	/** 0 … possible, in thousandths. */
	points: number;
	possible: typeof ITEM_POINTS;
	/** True only for full points. */
	correct: boolean;
}

/** A response that cannot be one to this item: another kind, an unknown or repeated id, a missing part. */
export class InvalidResponse extends Error {
	override readonly name = 'InvalidResponse';
}

/**
 * Grades a response by the item's mark scheme: `choice`, `true-false`, `evidence` all or nothing; `multiple`
 * max((right − wrong) / keys, 0); `order` the share of options in their right place; `match` the share of right pairs;
 * typed answers by normalise-answer; `numeric` within its tolerance, a unit given must be the right one.
 * Throws InvalidResponse.
 */
export function gradeItem(item: Item, response: ItemResponse): Grade {
	switch (item.type) {
		case 'choice':
		case 'true-false':
		case 'evidence':
		case 'multiple': {
			const ids = optionIds(item, response);
			if (item.type === 'multiple') return share(rightLessWrong(ids, item.key), item.key.length);
			// An evidence item may accept several sentences; the others have one key.
			if (ids.length > 1) throw new InvalidResponse('Choose one answer only.');
			return share(ids.length === 1 && item.key.includes(ids[0]!) ? 1 : 0, 1);
		}
		case 'cloze':
		case 'short-answer': {
			const text = textOf(response);
			return share(item.key.some((accepted) => sameAnswer(text, accepted)) ? 1 : 0, 1);
		}
		case 'numeric':
			return share(isRightNumber(item, textOf(response)) ? 1 : 0, 1);
		case 'order': {
			const ids = optionIds(item, response);
			if (ids.length !== item.key.length) {
				throw new InvalidResponse('Put every line in its place.');
			}
			return share(rightPlaces(item, ids), item.key.length);
		}
		case 'match':
			return share(rightPairs(item, response), item.key.length);
	}
}

function share(right: number, of: number): Grade {
	const points = of === 0 ? 0 : Math.floor((ITEM_POINTS * Math.max(0, right)) / of);
	return { points, possible: ITEM_POINTS, correct: points === ITEM_POINTS };
}

/** The ids of an options response, each an option of the item, none twice. */
function optionIds(item: Item, response: ItemResponse): string[] {
	if (response.kind !== 'options') throw new InvalidResponse('Choose among the options.');
	const { ids } = response;
	const known = new Set(item.options.map((o) => o.id));
	if (new Set(ids).size !== ids.length) {
		throw new InvalidResponse('An option was chosen twice.');
	}
	if (!ids.every((id) => known.has(id))) {
		throw new InvalidResponse('This option is not one of the question’s.');
	}
	return ids;
}

function textOf(response: ItemResponse): string {
	if (response.kind !== 'text') throw new InvalidResponse('Type the answer.');
	if (response.text.length > LONGEST_TEXT) throw new InvalidResponse('This answer is too long.');
	return response.text;
}

function rightLessWrong(ids: string[], key: string[]): number {
	const right = ids.filter((id) => key.includes(id)).length;
	return right - (ids.length - right);
}

function rightPlaces(item: OrderItem, ids: string[]): number {
	return ids.filter((id, i) => id === item.key[i]).length;
}

/** Rows may be left open; a row answered twice, or with what is not there, is no answer. */
function rightPairs(item: MatchItem, response: ItemResponse): number {
	if (response.kind !== 'pairs') throw new InvalidResponse('Give each line its partner.');
	const options = new Set(item.options.map((o) => o.id));
	const targets = new Set(item.targets.map((t) => t.id));
	const rows = response.pairs.map(([option]) => option);
	if (new Set(rows).size !== rows.length) throw new InvalidResponse('A line has two partners.');
	if (!response.pairs.every(([option, target]) => options.has(option) && targets.has(target))) {
		throw new InvalidResponse('This pair is not one of the question’s.');
	}
	return response.pairs.filter(([option, target]) =>
		item.key.some(([o, t]) => o === option && t === target)
	).length;
}

function isRightNumber(item: NumericItem, text: string): boolean {
	const given = parseQuantity(text);
	if (!given) return false;
	const unit = unitWords(item.key.unit);
	if (given.unit !== '' && given.unit !== unit) return false;
	// The least that binary fractions add to a decimal difference (0.3 − 0.1) is no error of the learner's.
	const slack = Number.EPSILON * Math.max(1, Math.abs(item.key.value), Math.abs(given.value)) * 4;
	return Math.abs(given.value - item.key.value) <= item.key.tolerance + slack;
}
