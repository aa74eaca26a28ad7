import type { Random } from '../random.ts';

/** Deals everybody at random into `parts` hands whose sizes differ by one at most; the first are the larger ones. */
export function dealEvenly<T>(everybody: readonly T[], parts: number, random: Random): T[][] {
	const hands: T[][] = Array.from({ length: parts }, () => []);
	random.shuffle(everybody).forEach((one, i) => hands[i % parts]!.push(one));
	return hands;
}
