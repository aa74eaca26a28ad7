import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseVectors } from './embeddings.ts';
import { UsageError } from './treebank.ts';

const entry = (word: string, first: number) =>
	`${JSON.stringify(word)}:[${[first, ...Array<number>(99).fill(0.25)].join(',')},7]`;
const file = `{"precision":6,"l2NormIndex":100,"wordIndex":101,"vectors":{${[
	entry('the', 1),
	entry(',', 2),
	entry(']', 3),
	entry('"', 4),
	entry("o'clock", 5),
	entry('2007', 6),
	entry('Berlin', 7),
	entry('harbour', 8)
].join(',')}},"words":["the"]}`;

test('vectors are read wherever the file is cut, and only those of plain lower-case words', () => {
	fc.assert(
		fc.property(fc.array(fc.nat({ max: file.length }), { maxLength: 8 }), (cuts) => {
			const ends = [0, ...cuts.sort((a, b) => a - b), file.length];
			const chunks = ends.slice(1).map((end, i) => file.slice(ends[i], end));
			const { words, dimensions, values } = parseVectors(chunks, 3);
			expect(words).toEqual(['the', "o'clock", 'harbour']);
			expect(values).toHaveLength(3 * dimensions);
			expect([0, 1, 2].map((i) => values[i * dimensions])).toEqual([1, 5, 8]);
			expect(values[dimensions - 1]).toBe(0.25);
		})
	);
});

test('too few words are said to be too few', () => {
	expect(() => parseVectors([file], 4)).toThrow(UsageError);
});
