/**
 * Gradient-boosted decision trees over whole-number features (Friedman 2001): many small trees whose leaves are added up.
 * Everything kept is a whole number, so that a score is the same on every machine.
 */
import type { ByteReader, ByteWriter } from './bytes.ts';

/** Questions one after the other on the way to a leaf. */
export const DEPTH = 3;
const SPLITS = (1 << DEPTH) - 1;
const LEAVES = 1 << DEPTH;

/** Leaves hold log-odds in this many steps to one. */
export const LEAF_STEPS = 1024;

/** A complete binary tree: node `k` asks whether a feature is at most `limits[k]`; yes goes to `2k + 1`, no to `2k + 2`. */
export interface BoostedTree {
	features: number[];
	limits: number[];
	/** Log-odds × LEAF_STEPS. */
	leaves: number[];
}

export interface Boosting {
	/** Log-odds × LEAF_STEPS before any tree. */
	base: number;
	trees: BoostedTree[];
}

/** Which leaf a row falls into. */
export function leafOf(tree: BoostedTree, row: ArrayLike<number>): number {
	let node = 0;
	while (node < SPLITS) {
		node = node * 2 + (row[tree.features[node]!]! <= tree.limits[node]! ? 1 : 2);
	}
	return node - SPLITS;
}

/** Log-odds × LEAF_STEPS, a whole number. */
export function boostedScore({ base, trees }: Boosting, row: ArrayLike<number>): number {
	let score = base;
	for (const tree of trees) score += tree.leaves[leafOf(tree, row)]!;
	return score;
}

export function writeBoosting(writer: ByteWriter, { base, trees }: Boosting): void {
	writer.signed(base);
	writer.varint(trees.length);
	for (const tree of trees) {
		tree.features.forEach((feature) => writer.varint(feature));
		tree.limits.forEach((limit) => writer.signed(limit));
		tree.leaves.forEach((leaf) => writer.signed(leaf));
	}
}

/** Reads what `writeBoosting` wrote; throws RangeError where it cannot be that. */
export function readBoosting(reader: ByteReader): Boosting {
	const base = reader.signed();
	const trees = Array.from({ length: reader.varint() }, (): BoostedTree => {
		const many = (n: number, next: () => number) => Array.from({ length: n }, next);
		return {
			features: many(SPLITS, () => reader.varint()),
			limits: many(SPLITS, () => reader.signed()),
			leaves: many(LEAVES, () => reader.signed())
		};
	});
	return { base, trees };
}
