import { sha256 } from '$lib/core/sha256.ts';
import type { Laid } from './graph-view.ts';

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const INDEX = 'threshold:layouts';
/** A layout of three hundred nodes takes some 130 kB; a tab's storage holds a few megabytes. */
const MOST = 8;

/**
 * Remembers how graphs were laid out while their tab is open: a large one takes a second, and the same graph is laid
 * out the same way. Where nothing can be stored, it is laid out again.
 */
export class LayoutCache {
	readonly #shelf: Shelf | null;

	constructor(shelf: Shelf | null) {
		this.#shelf = shelf;
	}

	/** @param task the layout's task as JSON */
	find(task: string): Laid | null {
		try {
			const kept = this.#shelf?.getItem(keyOf(task));
			return kept ? (JSON.parse(kept) as Laid) : null;
		} catch {
			return null;
		}
	}

	keep(task: string, laid: Laid): void {
		try {
			const key = keyOf(task);
			const known = JSON.parse(this.#shelf?.getItem(INDEX) ?? '[]') as string[];
			const keys = [key, ...known.filter((one) => one !== key)];
			for (const old of keys.slice(MOST)) this.#shelf?.removeItem(old);
			this.#shelf?.setItem(INDEX, JSON.stringify(keys.slice(0, MOST)));
			this.#shelf?.setItem(key, JSON.stringify(laid));
		} catch {
			// No room, or none allowed.
		}
	}
}

function keyOf(task: string): string {
	return `threshold:layout:${sha256(task).slice(0, 24)}`;
}
