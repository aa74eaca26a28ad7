import type { Item, ItemResponse } from '../../quiz/item.ts';
import { answerWords } from '../../quiz/mark/fold.ts';

/** One thing that can be done at an item: an option chosen, an answer typed, a line put in a place or to a partner. */
export interface Way {
	id: string;
	/** In words, for people. */
	text: string;
	/** True where it belongs to the key; null where only the mark scheme can say (what was typed). */
	key: boolean | null;
}

/** Everything that a response did at its item; nothing for no answer. Typed answers are one when they differ in trifles. */
export function waysOf(item: Item, response: ItemResponse): Way[] {
	switch (response.kind) {
		case 'text': {
			const text = response.text.trim();
			return text === '' ? [] : [{ id: answerWords(text).join(' ') || text, text, key: null }];
		}
		case 'options':
			if (item.type === 'order') {
				return response.ids.map((id, place) => placed(item, id, place));
			}
			return response.ids.map((id) => ({ id, text: optionText(item, id), key: isKey(item, id) }));
		case 'pairs':
			return response.pairs.map(([option, target]) => paired(item, option, target));
	}
}

/** The ways that are on offer at an item, whether anybody goes them or not: its options, or the key's places and pairs. */
export function offeredWays(item: Item): Way[] {
	switch (item.type) {
		case 'cloze':
		case 'short-answer':
		case 'numeric':
			return [];
		case 'order':
			return item.key.map((id, place) => placed(item, id, place));
		case 'match':
			return item.key.map(([option, target]) => paired(item, option, target));
		default:
			return item.options.map(({ id, text }) => ({ id, text, key: isKey(item, id) }));
	}
}

function placed(item: Item, id: string, place: number): Way {
	const right = item.type === 'order' && item.key[place] === id;
	return { id: `${id}@${place}`, text: `${place + 1}. ${optionText(item, id)}`, key: right };
}

function paired(item: Item, option: string, target: string): Way {
	if (item.type !== 'match') return { id: `${option}>${target}`, text: option, key: false };
	const partner = item.targets.find((t) => t.id === target)?.text ?? target;
	const key = item.key.some(([o, t]) => o === option && t === target);
	return { id: `${option}>${target}`, text: `${optionText(item, option)} → ${partner}`, key };
}

function isKey(item: Item, id: string): boolean {
	return (item.key as readonly unknown[]).includes?.(id) ?? false;
}

function optionText(item: Item, id: string): string {
	return item.options.find((option) => option.id === id)?.text ?? id;
}
