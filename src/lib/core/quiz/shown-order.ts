import { seededRandom } from '../random.ts';

/**
 * In which order the items of a quiz are shown: their places in the version, mixed by `seed`, or as they stand there
 * where it is null. What is stored of an answer always names the place in the version.
 */
export function shownOrder(count: number, seed: string | null): number[] {
	const places = Array.from({ length: count }, (_, i) => i);
	return seed === null ? places : seededRandom(`${seed}:order`).shuffle(places);
}
