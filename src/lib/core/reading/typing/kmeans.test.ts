import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kMeans, normaliseRows, type Points } from './kmeans.ts';

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
const row = ({ values, dimensions }: Points, i: number) =>
	values.subarray(i * dimensions, (i + 1) * dimensions);

const anyPoints = fc.integer({ min: 2, max: 5 }).chain((dimensions) =>
	fc
		.array(
			fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
				minLength: dimensions,
				maxLength: dimensions
			}),
			{
				minLength: 4,
				maxLength: 30
			}
		)
		.map((rows): Points => ({ dimensions, values: Float32Array.from(rows.flat()) }))
);

test('every point is with the centre it is nearest to, and the same points give the same groups', () => {
	fc.assert(
		fc.property(anyPoints, (points) => {
			normaliseRows(points);
			const options = { clusters: 3, rounds: 4, seed: 'test' };
			const { assigned, centres } = kMeans(points, options);
			assigned.forEach((own, p) => {
				const nearness = [0, 1, 2].map((c) => dot(row(points, p), row(centres, c)));
				expect(nearness[own]).toBeCloseTo(Math.max(...nearness), 5);
			});
			expect(kMeans(points, options).assigned).toEqual(assigned);
		})
	);
});

test('points in two directions fall into two groups', () => {
	const values = Float32Array.from([1, 0.1, 1, -0.1, -1, 0.1, -1, -0.1]);
	const points = { dimensions: 2, values };
	normaliseRows(points);
	const { assigned } = kMeans(points, { clusters: 2, rounds: 10, seed: 'test' });
	expect(assigned[0]).toBe(assigned[1]);
	expect(assigned[2]).toBe(assigned[3]);
	expect(assigned[0]).not.toBe(assigned[2]);
});
