/** Grows boosted trees for a yes-or-no question: Newton steps on the logistic loss, splits between quantiles. */
import { type BoostedTree, type Boosting, DEPTH, LEAF_STEPS, leafOf } from './boosting.ts';

export interface BoostingTraining {
	trees: number;
	/** How much of each tree's advice is taken, 0 to 1. */
	rate: number;
	/** Rows a leaf needs, counted by how undecided they are (each at most a quarter). */
	leastWeight: number;
}

/** Splits tried for each feature. */
const BINS = 32;
/** Added to a leaf's weight: small leaves speak softly. */
const RIDGE = 1;

/** Rows sorted into bins, feature by feature: row r's bin is how many limits lie below its value. */
interface Binned {
	limits: number[][];
	bins: Uint8Array[];
}

/**
 * @param rows whole numbers, equally many in each row
 * @param answers 1 for yes, 0 for no, one a row
 */
export function trainBoosting(
	rows: readonly ArrayLike<number>[],
	answers: ArrayLike<number>,
	{ trees, rate, leastWeight }: BoostingTraining
): Boosting {
	const n = rows.length;
	let yes = 0;
	for (let i = 0; i < n; i++) yes += answers[i]!;
	const base = Math.round(Math.log((yes + 1) / (n - yes + 1)) * LEAF_STEPS);
	const boosting: Boosting = { base, trees: [] };
	const binned = binRows(rows);
	const scores = new Float64Array(n).fill(base);
	const slope = new Float64Array(n);
	const curve = new Float64Array(n);
	for (let t = 0; t < trees; t++) {
		for (let i = 0; i < n; i++) {
			const p = 1 / (1 + Math.exp(-scores[i]! / LEAF_STEPS));
			slope[i] = answers[i]! - p;
			curve[i] = Math.max(p * (1 - p), 1e-6);
		}
		const tree = growTree(binned, slope, curve, rate, leastWeight);
		boosting.trees.push(tree);
		for (let i = 0; i < n; i++) scores[i]! += tree.leaves[leafOf(tree, rows[i]!)]!;
	}
	return boosting;
}

function binRows(rows: readonly ArrayLike<number>[]): Binned {
	const width = rows[0]?.length ?? 0;
	const limits: number[][] = [];
	const bins: Uint8Array[] = [];
	for (let f = 0; f < width; f++) {
		const sorted = Float64Array.from(rows, (row) => row[f]!).sort();
		const cuts = new Set<number>();
		for (let b = 1; b < BINS; b++) cuts.add(sorted[Math.floor((sorted.length * b) / BINS)]!);
		cuts.delete(sorted[sorted.length - 1]!);
		const list = [...cuts].sort((a, b) => a - b);
		limits.push(list);
		bins.push(
			Uint8Array.from(rows, (row) => {
				let bin = 0;
				while (bin < list.length && row[f]! > list[bin]!) bin++;
				return bin;
			})
		);
	}
	return { limits, bins };
}

function growTree(
	{ limits, bins }: Binned,
	slope: Float64Array,
	curve: Float64Array,
	rate: number,
	leastWeight: number
): BoostedTree {
	const splits = (1 << DEPTH) - 1;
	const tree: BoostedTree = { features: [], limits: [], leaves: [] };
	const members: number[][] = [Array.from(slope, (_, i) => i)];
	for (let node = 0; node < splits; node++) {
		const rows = members[node]!;
		const split = bestSplit(rows, limits, bins, slope, curve, leastWeight);
		// Where nothing is gained, a question that every row answers the same way.
		const feature = split?.feature ?? 0;
		const bin = split?.bin ?? BINS;
		tree.features.push(feature);
		tree.limits.push(split ? limits[feature]![bin]! : (1 << 30) - 1);
		members[node * 2 + 1] = rows.filter((i) => bins[feature]![i]! <= bin);
		members[node * 2 + 2] = rows.filter((i) => bins[feature]![i]! > bin);
	}
	for (let leaf = 0; leaf <= splits; leaf++) {
		let sum = 0;
		let weight = RIDGE;
		for (const i of members[splits + leaf]!) {
			sum += slope[i]!;
			weight += curve[i]!;
		}
		tree.leaves.push(Math.round((rate * LEAF_STEPS * sum) / weight));
	}
	return tree;
}

function bestSplit(
	rows: readonly number[],
	limits: readonly number[][],
	bins: readonly Uint8Array[],
	slope: Float64Array,
	curve: Float64Array,
	leastWeight: number
): { feature: number; bin: number } | null {
	let allSlope = 0;
	let allCurve = 0;
	for (const i of rows) {
		allSlope += slope[i]!;
		allCurve += curve[i]!;
	}
	const worth = (s: number, c: number) => (s * s) / (c + RIDGE);
	let best: { feature: number; bin: number } | null = null;
	let most = worth(allSlope, allCurve) + 1e-9;
	const slopes = new Float64Array(BINS + 1);
	const curves = new Float64Array(BINS + 1);
	for (let feature = 0; feature < limits.length; feature++) {
		const own = bins[feature]!;
		slopes.fill(0);
		curves.fill(0);
		for (const i of rows) {
			slopes[own[i]!]! += slope[i]!;
			curves[own[i]!]! += curve[i]!;
		}
		let s = 0;
		let c = 0;
		for (let bin = 0; bin < limits[feature]!.length; bin++) {
			s += slopes[bin]!;
			c += curves[bin]!;
			if (c < leastWeight || allCurve - c < leastWeight) continue;
			const gain = worth(s, c) + worth(allSlope - s, allCurve - c);
			if (gain > most) {
				most = gain;
				best = { feature, bin };
			}
		}
	}
	return best;
}
