import type { Alike } from '../../core/bank/alike.ts';
import type { Item } from '../../core/quiz/item.ts';
import { DomainError } from '../errors.ts';
import { Workers } from './workers.ts';

const TIME_LIMIT_MS = 20_000;

/** Ten thousand items take some tenths of a second, which answers must not wait for. */
const comparers = new Workers('alike-worker.ts', { idle: 30_000 });

const given = () =>
	new DomainError(
		'unavailable',
		'The questions could not be compared just now. Please try again in a minute.'
	);

/** The pairs of items that are alike, found off the thread that serves pages; DomainError where that takes too long. */
export async function findAlikeInWorker(items: readonly Item[]): Promise<Alike[]> {
	return await comparers.run(items, { limit: TIME_LIMIT_MS, beyond: given, crowded: given });
}

/** Ends the thread, for a clean stop. */
export const closeComparers = () => comparers.close();
