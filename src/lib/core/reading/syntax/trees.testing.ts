/** Random trees and scorers for the tests of this folder. */
import fc from 'fast-check';
import { hash32 } from '../../random.ts';
import type { Scorer } from './weights.ts';

/** Heads (1-based, 0 for the one root) of any tree over `n` words, crossing arcs and all. */
export function headsOver(n: number): fc.Arbitrary<number[]> {
	return fc
		.tuple(
			fc.shuffledSubarray([...Array(n).keys()], { minLength: n }),
			fc.array(fc.nat({ max: 1 << 20 }), { minLength: n, maxLength: n })
		)
		.map(([order, picks]) => headsInOrder(order, picks));
}

/** The same over 1 … `most` words. */
export function anyHeads(most: number): fc.Arbitrary<number[]> {
	return fc.integer({ min: 1, max: most }).chain(headsOver);
}

/** Each word in `order` is attached to an earlier one of it, so there is no cycle. */
function headsInOrder(order: readonly number[], picks: readonly number[]): number[] {
	const heads = new Array<number>(order.length).fill(0);
	order.forEach((word, at) => {
		if (at > 0) heads[word] = order[picks[at]! % at]! + 1;
	});
	return heads;
}

/** Heads of any tree without crossing arcs: a root is drawn, and both sides are divided among its dependents. */
export function projectiveHeads(most: number): fc.Arbitrary<number[]> {
	return fc.array(fc.nat({ max: 1 << 20 }), { minLength: 2, maxLength: most * 2 }).map((draws) => {
		const n = draws.length >> 1;
		const heads = new Array<number>(n).fill(0);
		let at = 0;
		const draw = (bound: number) => draws[at++ % draws.length]! % bound;
		const fill = (from: number, to: number, head: number) => {
			let start = from;
			while (start < to) {
				const end = start + 1 + draw(to - start);
				const top = start + draw(end - start);
				heads[top] = head;
				fill(start, top, top + 1);
				fill(top + 1, end, top + 1);
				start = end;
			}
		};
		const root = draw(n);
		fill(0, root, root + 1);
		fill(root + 1, n, root + 1);
		heads[root] = 0;
		return heads;
	});
}

/** A scorer that has learnt nothing: every class gets a number that depends only on the features. */
export function wildScorer(seed: number): Scorer {
	return {
		score(keys, count, scores) {
			let sum = seed;
			for (let i = 0; i < count; i++) sum = (Math.imul(sum, 31) + keys[i]!) | 0;
			for (let c = 0; c < scores.length; c++) scores[c]! += hash32(`${sum} ${c}`) >>> 12;
		}
	};
}
