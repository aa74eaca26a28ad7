import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import { FeatureList, KEYS } from './hashing.ts';
import { Perceptron } from './perceptron.ts';
import { encodeRows, type Row, Weights } from './weights.ts';

const rows = fc
	.uniqueArray(
		fc.record({
			key: fc.nat({ max: KEYS - 1 }),
			cells: fc.uniqueArray(
				fc.record({
					class: fc.nat({ max: 255 }),
					weight: fc.integer({ min: -5000, max: 5000 }).filter((w) => w !== 0)
				}),
				{ selector: (c) => c.class, minLength: 1, maxLength: 12 }
			)
		}),
		{ selector: (r) => r.key, maxLength: 60 }
	)
	.map((list): Row[] =>
		list
			.sort((a, b) => a.key - b.key)
			.map(({ key, cells }) => ({
				key,
				classes: cells.map((c) => c.class),
				weights: cells.map((c) => c.weight)
			}))
	);

test('rows written and read score as the rows say, and keys without a row add nothing', () => {
	fc.assert(
		fc.property(rows, fc.array(fc.nat({ max: KEYS - 1 })), (list, others) => {
			const writer = new ByteWriter();
			encodeRows(writer, list);
			const reader = new ByteReader(writer.bytes());
			const weights = Weights.decode(reader);
			expect(reader.done).toBe(true);
			expect(weights.rows).toBe(list.length);
			const known = new Set(list.map((r) => r.key));
			const keys = [...known, ...others.filter((k) => !known.has(k))];
			const expected = new Int32Array(256);
			for (const r of list) r.classes.forEach((c, i) => (expected[c]! += r.weights[i]!));
			const scores = new Int32Array(256);
			weights.score(Int32Array.from(keys), keys.length, scores);
			expect(scores).toEqual(expected);
		})
	);
});

test('cut short, the bytes are refused', () => {
	const writer = new ByteWriter();
	encodeRows(writer, [{ key: 300, classes: [1, 2], weights: [-400, 7] }]);
	const bytes = writer.bytes();
	for (let length = 0; length < bytes.length; length++) {
		expect(() => Weights.decode(new ByteReader(bytes.subarray(0, length)))).toThrow(RangeError);
	}
});

test('numbers and text come back as they went in', () => {
	fc.assert(
		fc.property(
			fc.nat(),
			fc.integer({ min: -(2 ** 29), max: 2 ** 29 }),
			fc.string({ unit: 'grapheme' }),
			(whole, signed, text) => {
				const writer = new ByteWriter();
				writer.varint(whole % 2 ** 30);
				writer.signed(signed);
				writer.text(text);
				const reader = new ByteReader(writer.bytes());
				expect([reader.varint(), reader.signed(), reader.text()]).toEqual([
					whole % 2 ** 30,
					signed,
					text
				]);
			}
		)
	);
});

test('a feature depends on the order of its values', () => {
	const list = new FeatureList(4);
	list.two(1, 5, 9);
	list.two(1, 9, 5);
	list.three(1, 5, 9, 2);
	list.three(1, 2, 9, 5);
	expect(new Set(list.keys).size).toBe(4);
});

test('a perceptron learns what it is shown, averages, and drops what is small', () => {
	const model = new Perceptron(1);
	const keys = Int32Array.from([4, 9]);
	model.update(keys, 2, 3, 0);
	model.tick();
	model.update(keys, 1, 5, 3);
	model.tick();
	const scores = new Int32Array(8);
	model.score(keys, 2, scores);
	expect([...scores]).toEqual([-2, 0, 0, 1, 0, 1, 0, 0]);
	// Updated at time 1 and 2 of 3: averages are 1 − 1/3 and 1 − 2/3.
	expect(model.averaged(0.5, 30)).toEqual([
		{ key: 4, classes: [0], weights: [-20] },
		{ key: 9, classes: [0, 3], weights: [-20, 20] }
	]);
	expect(model.averaged(0.1, 30)[0]).toEqual({
		key: 4,
		classes: [0, 3, 5],
		weights: [-20, 10, 10]
	});
});
