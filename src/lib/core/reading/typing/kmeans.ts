/** k-means on the unit sphere (Dhillon & Modha 2001): points go to the centre they have the largest dot product with. */
import { seededRandom } from '../../random.ts';

/** Rows of `dimensions` numbers, one after the other. */
export interface Points {
	dimensions: number;
	values: Float32Array;
}

export interface KMeans {
	clusters: number;
	rounds: number;
	seed: string;
	/** How much each point counts; all alike when left out. */
	weights?: Float64Array;
}

/** Scales every row to length 1; rows of zeros stay. */
export function normaliseRows({ dimensions, values }: Points): void {
	for (let start = 0; start < values.length; start += dimensions) {
		let sum = 0;
		for (let d = start; d < start + dimensions; d++) sum += values[d]! * values[d]!;
		const length = Math.sqrt(sum);
		if (length > 0) for (let d = start; d < start + dimensions; d++) values[d]! /= length;
	}
}

/**
 * @param points of length 1, at least as many as clusters
 * @returns each point's cluster and the centres (of length 1). Equal input gives equal output.
 */
export function kMeans(
	points: Points,
	{ clusters, rounds, seed, weights }: KMeans
): { assigned: Int32Array; centres: Points } {
	const { dimensions, values } = points;
	const count = values.length / dimensions;
	const random = seededRandom(seed);
	const centres: Points = { dimensions, values: new Float32Array(clusters * dimensions) };
	const chosen = random.shuffle([...Array(count).keys()]).slice(0, clusters);
	chosen.forEach((point, c) => {
		centres.values.set(
			values.subarray(point * dimensions, (point + 1) * dimensions),
			c * dimensions
		);
	});
	const assigned = new Int32Array(count);
	const nearness = new Float64Array(count);
	for (let round = 0; round < rounds; round++) {
		assign(points, centres, assigned, nearness);
		moveCentres(points, centres, assigned, nearness, weights);
	}
	assign(points, centres, assigned, nearness);
	return { assigned, centres };
}

function assign(
	points: Points,
	centres: Points,
	assigned: Int32Array,
	nearness: Float64Array
): void {
	const { dimensions, values } = points;
	const from = centres.values;
	for (let p = 0; p < assigned.length; p++) {
		const start = p * dimensions;
		let best = 0;
		let most = -Infinity;
		for (let c = 0, at = 0; at < from.length; c++, at += dimensions) {
			// Two sums at a time, since each addition waits for the one before.
			let even = 0;
			let odd = 0;
			for (let d = 0; d + 1 < dimensions; d += 2) {
				even += values[start + d]! * from[at + d]!;
				odd += values[start + d + 1]! * from[at + d + 1]!;
			}
			if (dimensions & 1) even += values[start + dimensions - 1]! * from[at + dimensions - 1]!;
			if (even + odd <= most) continue;
			most = even + odd;
			best = c;
		}
		assigned[p] = best;
		nearness[p] = most;
	}
}

/** Every centre to the middle of its points; one without points to the point that is farthest from its own. */
function moveCentres(
	points: Points,
	centres: Points,
	assigned: Int32Array,
	nearness: Float64Array,
	weights: Float64Array | undefined
): void {
	const { dimensions, values } = points;
	const sizes = new Int32Array(centres.values.length / dimensions);
	const sums = new Float64Array(centres.values.length);
	assigned.forEach((c, p) => {
		sizes[c]!++;
		const weight = weights?.[p] ?? 1;
		for (let d = 0; d < dimensions; d++) {
			sums[c * dimensions + d]! += weight * values[p * dimensions + d]!;
		}
	});
	sizes.forEach((size, c) => {
		if (size > 0) return;
		const lonely = nearness.reduce((far, near, p) => (near < nearness[far]! ? p : far), 0);
		nearness[lonely] = Infinity;
		for (let d = 0; d < dimensions; d++)
			sums[c * dimensions + d] = values[lonely * dimensions + d]!;
	});
	centres.values.set(sums);
	normaliseRows(centres);
}
