import { findAlike, type Alike } from '../../core/bank/alike.ts';
import type { Item } from '../../core/quiz/item.ts';

/** Runs in a worker thread; see alike.ts. */
export default function compare(items: Item[]): Alike[] {
	return findAlike(items);
}
