import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTree } from './conllu.ts';
import { Configuration, costs, goldOf, LEFT, RIGHT, SHIFT } from './transitions.ts';
import { anyHeads, projectiveHeads } from './trees.testing.ts';

/** Follows moves until all words are attached. */
function follow(n: number, choose: (state: Configuration) => number): number[] {
	const state = new Configuration(n);
	while (!state.finished) state.apply(choose(state), 0);
	state.close();
	return Array.from({ length: n }, (_, i) => state.heads[i + 1]! % (n + 1));
}

function cheapest(heads: readonly number[]): (state: Configuration) => number {
	const gold = goldOf(heads);
	const cost = new Int32Array(3);
	return (state) => {
		costs(state, gold, cost);
		return [SHIFT, LEFT, RIGHT].reduce((a, b) => (cost[b]! < cost[a]! ? b : a));
	};
}

test('the oracle rebuilds every tree without crossing arcs', () => {
	fc.assert(
		fc.property(projectiveHeads(25), (heads) => {
			expect(isTree(heads)).toBe(true);
			expect(follow(heads.length, cheapest(heads))).toEqual(heads);
		}),
		{ numRuns: 500 }
	);
});

test('the oracle leads any tree, crossing arcs and all, to a tree with one root', () => {
	fc.assert(
		fc.property(anyHeads(25), (heads) => {
			expect(isTree(heads)).toBe(true);
			expect(isTree(follow(heads.length, cheapest(heads)))).toBe(true);
		}),
		{ numRuns: 500 }
	);
});

test('the cheapest move costs nothing until something has gone wrong, and then one arc at a time is known to be lost', () => {
	fc.assert(
		fc.property(projectiveHeads(12), fc.array(fc.nat(), { minLength: 30 }), (heads, picks) => {
			const gold = goldOf(heads);
			const cost = new Int32Array(3);
			let step = 0;
			let lost = 0;
			const found = follow(heads.length, (state) => {
				costs(state, gold, cost);
				const moves = [SHIFT, LEFT, RIGHT].filter((move) => state.allows(move));
				// Wander for a while, then obey.
				const move =
					step < 6
						? moves[picks[step % picks.length]! % moves.length]!
						: moves.reduce((a, b) => (cost[b]! < cost[a]! ? b : a));
				step++;
				lost += cost[move]!;
				return move;
			});
			const wrong = found.filter((head, i) => head !== heads[i]).length;
			expect(wrong).toBe(lost);
		}),
		{ numRuns: 500 }
	);
});

test('any moves that are allowed end in a tree with one root', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 30 }),
			fc.array(fc.nat(), { minLength: 1 }),
			(n, picks) => {
				let step = 0;
				const heads = follow(n, (state) => {
					const moves = [SHIFT, LEFT, RIGHT].filter((move) => state.allows(move));
					return moves[picks[step++ % picks.length]! % moves.length]!;
				});
				expect(isTree(heads)).toBe(true);
			}
		)
	);
});
