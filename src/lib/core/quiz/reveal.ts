import { excerptOf, withoutRepeatedQuote, type Excerpt } from '../excerpt.ts';
import type { Picture } from '../image/picture.ts';
import type { Grade } from './grade.ts';
import type { Item, ItemResponse, ItemType } from './item.ts';

/** Everything about one item, told after it was answered: the verdict, the key, why, and where the article says so. */
export interface RevealedItem {
	itemId: string;
	type: ItemType;
	stem: string;
	image: Picture | null;
	response: ItemResponse;
	points: number;
	possible: number;
	correct: boolean;
	/** True while a trainer has yet to say whether it is right. */
	undecided: boolean;
	/** What the learner answered, in words; '' when nothing. */
	given: string[];
	/** The right answer, in words: one line for each key, place or pair. */
	right: string[];
	/** Why the chosen options are right or wrong, and the key's own rationale. */
	rationales: { text: string; rationale: string; chosen: boolean; key: boolean }[];
	/** Ids of the right options, to mark them where they stand; empty for what was typed. */
	keyIds: string[];
	/** match: the right [option id, target id] pairs, else none. */
	keyPairs: [string, string][];
	explanation: string;
	quotes: Excerpt[];
}

/** @param article the article's text, which the item's evidence points into */
export function revealItem(
	item: Item,
	response: ItemResponse,
	grade: Pick<Grade, 'points' | 'correct' | 'undecided'> & { possible: number },
	article: string
): RevealedItem {
	const chosen = response.kind === 'options' ? response.ids : [];
	const keyIds = keyIdsOf(item);
	return {
		itemId: item.id,
		type: item.type,
		stem: item.stem,
		image: item.image ?? null,
		response,
		points: grade.points,
		possible: grade.possible,
		correct: grade.correct,
		undecided: grade.undecided,
		given: givenWords(item, response),
		right: rightWords(item),
		rationales:
			item.type === 'order'
				? []
				: item.options.flatMap(({ id, text, rationale }) =>
						rationale && (chosen.includes(id) || keyIds.includes(id))
							? [{ text, rationale, chosen: chosen.includes(id), key: keyIds.includes(id) }]
							: []
					),
		keyIds,
		keyPairs: item.type === 'match' ? item.key : [],
		explanation: withoutRepeatedQuote(item.explanation, item.evidence),
		quotes: item.evidence.map((evidence) => excerptOf(article, evidence))
	};
}

function keyIdsOf(item: Item): string[] {
	switch (item.type) {
		case 'choice':
		case 'multiple':
		case 'true-false':
		case 'evidence':
		case 'order':
			return item.key;
		default:
			return [];
	}
}

function rightWords(item: Item): string[] {
	switch (item.type) {
		case 'cloze':
		case 'short-answer':
			return item.key.slice(0, 1);
		case 'numeric':
			return [numberWords(item.key)];
		case 'match':
			return item.key.map(([option, target]) => pairWords(item, option, target));
		default:
			return item.key.map((id) => optionText(item, id));
	}
}

/** What was answered, in words; none where nothing was. */
export function givenWords(item: Item, response: ItemResponse): string[] {
	switch (response.kind) {
		case 'text':
			return response.text.trim() === '' ? [] : [response.text];
		case 'options':
			return response.ids.map((id) => optionText(item, id));
		case 'pairs':
			return response.pairs.map(([option, target]) => pairWords(item, option, target));
	}
}

function numberWords({
	value,
	tolerance,
	unit
}: {
	value: number;
	tolerance: number;
	unit: string;
}) {
	const words = unit === '' ? String(value) : `${value} ${unit}`;
	return tolerance > 0 ? `${words} (± ${tolerance})` : words;
}

function optionText(item: Item, id: string): string {
	return item.options.find((o) => o.id === id)?.text ?? id;
}

function pairWords(item: Item, option: string, target: string): string {
	const targets = item.type === 'match' ? item.targets : [];
	return `${optionText(item, option)} → ${targets.find((t) => t.id === target)?.text ?? target}`;
}
