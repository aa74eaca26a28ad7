/** Multinomial logistic regression over sparse yes-or-no features, by AdaGrad (Duchi, Hazan & Singer 2011). */
import { seededRandom } from '../../random.ts';
import type { Row } from '../syntax/weights.ts';

/** One decision to learn from. */
export interface Example {
	keys: Int32Array;
	/** Class number. */
	right: number;
}

export interface SoftmaxTraining {
	classes: number;
	epochs: number;
	seed: string;
	rate: number;
	/** How strongly weights are drawn to 0, for each time one is used. */
	decay: number;
	/** Keys seen less often are left out. */
	minimumCount: number;
	/** Weights nearer to 0 than this are left out of the result. */
	smallest: number;
	/** Steps to one unit of weight. */
	scale: number;
}

/** @returns the weights as rows, rounded to 1/scale. Equal examples and options give equal rows. */
export function trainSoftmax(examples: readonly Example[], options: SoftmaxTraining): Row[] {
	const { classes, epochs, seed, rate, decay } = options;
	const places = numberKeys(examples, options.minimumCount);
	const cases = examples.map(({ keys, right }) => ({
		places: Int32Array.from(keys, (key) => places.get(key) ?? -1).filter((place) => place >= 0),
		right
	}));
	const weights = new Float64Array(places.size * classes);
	const history = new Float64Array(places.size * classes);
	const shares = new Float64Array(classes);
	const random = seededRandom(seed);
	const order = [...cases.keys()];
	for (let epoch = 0; epoch < epochs; epoch++) {
		for (const at of random.shuffle(order)) {
			const { places: active, right } = cases[at]!;
			shares.fill(0);
			for (const place of active) {
				for (let c = 0; c < classes; c++) shares[c]! += weights[place * classes + c]!;
			}
			toShares(shares);
			shares[right]! -= 1;
			for (const place of active) {
				for (let c = 0; c < classes; c++) {
					const cell = place * classes + c;
					const slope = shares[c]! + decay * weights[cell]!;
					history[cell]! += slope * slope;
					weights[cell]! -= (rate * slope) / (1e-3 + Math.sqrt(history[cell]!));
				}
			}
		}
	}
	return toRows(places, weights, options);
}

/** Scores → shares that sum to 1 (softmax), in place. */
export function toShares(scores: Float64Array): void {
	const most = scores.reduce((a, b) => Math.max(a, b));
	let sum = 0;
	for (let c = 0; c < scores.length; c++) sum += scores[c] = Math.exp(scores[c]! - most);
	for (let c = 0; c < scores.length; c++) scores[c]! /= sum;
}

function numberKeys(examples: readonly Example[], minimumCount: number): Map<number, number> {
	const counts = new Map<number, number>();
	for (const { keys } of examples)
		for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	const places = new Map<number, number>();
	for (const [key, count] of counts) if (count >= minimumCount) places.set(key, places.size);
	return places;
}

function toRows(
	places: ReadonlyMap<number, number>,
	weights: Float64Array,
	{ classes, smallest, scale }: SoftmaxTraining
): Row[] {
	const rows: Row[] = [];
	for (const [key, place] of [...places].sort((a, b) => a[0] - b[0])) {
		const row: Row = { key, classes: [], weights: [] };
		// Only differences between classes matter: the middle of a row is taken off it.
		const own = weights.subarray(place * classes, (place + 1) * classes);
		const middle = own.toSorted()[classes >> 1]!;
		for (let c = 0; c < classes; c++) {
			const weight = own[c]! - middle;
			const rounded = Math.round(weight * scale);
			if (Math.abs(weight) < smallest || rounded === 0) continue;
			row.classes.push(c);
			row.weights.push(rounded);
		}
		if (row.classes.length > 0) rows.push(row);
	}
	return rows;
}
