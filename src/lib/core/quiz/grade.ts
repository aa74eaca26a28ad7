import type { Item, ItemResponse, MatchItem, OrderItem } from './item.ts';
import { ITEM_POINTS } from './item-points.ts';
import { answerWords } from './mark/fold.ts';
import { markNumber } from './mark/mark-number.ts';
import { markText, type Mark, type QuizWords } from './mark/mark-text.ts';

/** Longer typed answers are no answers. */
const LONGEST_TEXT = 1000;

export interface Grade {
	/** 0 … possible, in thousandths. */
	points: number;
	possible: typeof ITEM_POINTS;
	/** True only for full points. */
	correct: boolean;
	/** True where the mark scheme cannot tell: no points for now, and the trainer decides. */
	undecided: boolean;
}

/** A response that cannot be one to this item: another kind, an unknown or repeated id, a missing part. */
export class InvalidResponse extends Error {
	override readonly name = 'InvalidResponse';
}

/**
 * Grades a response by the item's mark scheme: `choice`, `true-false`, `evidence` all or nothing; `multiple`
 * max((right − wrong) / keys, 0); `order` the share of options in their right place; `match` the share of right pairs;
 * typed answers by mark-text and mark-number, which may leave one to the trainer.
 * @param quiz the items it was asked among: a word that is another item's key is no misspelling of this one's
 * Throws InvalidResponse.
 */
export function gradeItem(item: Item, response: ItemResponse, quiz: readonly Item[] = []): Grade {
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
			return typed(markText(textOf(response), item.key, wordsOfQuiz(item, quiz)));
		}
		case 'numeric':
			return typed(markNumber(textOf(response), item.key, item.stem));
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
	return { points, possible: ITEM_POINTS, correct: points === ITEM_POINTS, undecided: false };
}

function typed(mark: Mark): Grade {
	return { ...share(mark === 'right' ? 1 : 0, 1), undecided: mark === 'undecided' };
}

/** What other items ask for and offer, and what all of them quote. */
function wordsOfQuiz(item: Item, quiz: readonly Item[]): QuizWords {
	const texts = quiz.flatMap((other) => [
		...other.evidence.map(({ quote }) => quote),
		...(other.id === item.id ? [] : textsOf(other))
	]);
	return { texts, words: new Set(texts.flatMap((text) => answerWords(text))) };
}

function textsOf(item: Item): string[] {
	const shown = [...item.options, ...(item.type === 'match' ? item.targets : [])];
	const keys = item.type === 'cloze' || item.type === 'short-answer' ? item.key : [];
	return [...shown.map(({ text }) => text), ...keys];
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
