import type { ItemView } from '$lib/core/quiz/item.ts';

/** What an option is called on the projector and on every phone: A, B, C … */
export function letterOf(index: number): string {
	return String.fromCharCode(65 + index);
}

/** Whether its options are chosen, and so have letters; lines to be ordered or matched have none. */
export function isLettered({ type, options }: Pick<ItemView, 'type' | 'options'>): boolean {
	return options.length > 0 && type !== 'order' && type !== 'match';
}
