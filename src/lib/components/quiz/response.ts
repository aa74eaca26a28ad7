import type { ItemResponse, ItemView } from '$lib/core/quiz/item.ts';

/** What stands in the widget before the learner did anything. */
export function emptyResponse(view: ItemView): ItemResponse {
	switch (view.type) {
		case 'cloze':
		case 'short-answer':
		case 'numeric':
			return { kind: 'text', text: '' };
		case 'match':
			return { kind: 'pairs', pairs: [] };
		case 'order':
			return { kind: 'options', ids: view.options.map((o) => o.id) };
		default:
			return { kind: 'options', ids: [] };
	}
}

/** What is still missing before the response can be sent, in words; undefined when nothing is. */
export function whatIsMissing(view: ItemView, response: ItemResponse): string | undefined {
	switch (response.kind) {
		case 'text':
			return response.text.trim() === '' ? 'Type an answer first.' : undefined;
		case 'pairs':
			return response.pairs.length < view.options.length
				? 'Choose a partner for every line first.'
				: undefined;
		case 'options':
			// The order shown first is never the right one: sending it untouched is a slip of the Enter key.
			if (view.type === 'order' && response.ids.every((id, i) => id === view.options[i]?.id)) {
				return 'Move at least one line first.';
			}
			return response.ids.length === 0 ? 'Choose an answer first.' : undefined;
	}
}

/** What picking the option at `index` by its number key makes of the response. */
export function pickByNumber(view: ItemView, response: ItemResponse, index: number): ItemResponse {
	const option = view.options[index];
	if (!option || response.kind !== 'options' || view.type === 'order') return response;
	if (view.type !== 'multiple') return { kind: 'options', ids: [option.id] };
	return toggled(response.ids, option.id);
}

/** The set of chosen ids with one more, or one less. */
export function toggled(ids: readonly string[], id: string): ItemResponse {
	return {
		kind: 'options',
		ids: ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]
	};
}
