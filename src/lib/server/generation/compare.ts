import { DomainError } from '../errors.ts';
import type { TextChange } from './compare-worker.ts';
import { Workers } from './workers.ts';

const TIME_LIMIT_MS = 5_000;

const comparers = new Workers('compare-worker.ts', { memoryMb: 256 });
const given = () => new DomainError('unavailable', 'These texts could not be compared just now.');

/** What changed from one text to another; null where they share next to nothing, or it takes too long to tell. */
export async function compareInWorker(older: string, newer: string): Promise<TextChange[] | null> {
	const limits = { limit: TIME_LIMIT_MS, beyond: given, crowded: given };
	try {
		return await comparers.run<TextChange[] | null>({ older, newer }, limits);
	} catch (error) {
		if (error instanceof DomainError) return null;
		throw error;
	}
}

/** Ends the thread, for a clean stop. */
export const closeComparers = () => comparers.close();
