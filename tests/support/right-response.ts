import type { Item, ItemResponse } from '../../src/lib/core/quiz/item.ts';

/** The answer that brings an item's full points. */
export function rightResponse(item: Item): ItemResponse {
	switch (item.type) {
		case 'match':
			return { kind: 'pairs', pairs: item.key };
		case 'numeric':
			return { kind: 'text', text: String(item.key.value) };
		case 'cloze':
		case 'short-answer':
			return { kind: 'text', text: item.key[0]! };
		default:
			return { kind: 'options', ids: item.key };
	}
}
