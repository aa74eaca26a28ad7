import type { Item, ItemResponse } from './item.ts';

/** The response that says nothing to this item. */
export function nothingFor(item: Item): ItemResponse {
	switch (item.type) {
		case 'cloze':
		case 'short-answer':
		case 'numeric':
			return { kind: 'text', text: '' };
		case 'match':
			return { kind: 'pairs', pairs: [] };
		default:
			return { kind: 'options', ids: [] };
	}
}

/** True for a response that says nothing, of whatever kind. */
export function isEmpty(response: ItemResponse): boolean {
	switch (response.kind) {
		case 'text':
			return response.text.trim() === '';
		case 'options':
			return response.ids.length === 0;
		case 'pairs':
			return response.pairs.length === 0;
	}
}
