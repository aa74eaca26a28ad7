import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteReader, ByteWriter } from '../syntax/bytes.ts';
import { FINE_TYPES } from './entity-types.ts';
import { encodeSenses, fieldNumber, FIELDS } from './senses.ts';
import {
	decodeWords,
	encodeKind,
	encodeWords,
	fingerprint,
	likeliest,
	WordTable,
	type WordData
} from './word-table.ts';

const bytesOf = (length: number, max = 255) =>
	fc
		.array(fc.nat({ max }), { minLength: length, maxLength: length })
		.map((list) => Uint8Array.from(list));

const fingerprints = fc
	.uniqueArray(fc.nat({ max: (1 << 24) - 1 }), { maxLength: 20 })
	.map((list) => Uint32Array.from(list).sort());

const anyData: fc.Arbitrary<WordData> = fc
	.uniqueArray(fc.stringMatching(/^[a-z][a-z']{0,8}$/), { minLength: 1, maxLength: 40 })
	.chain((words) => {
		const count = words.length;
		return fc.record({
			words: fc.constant(words.sort()),
			fine: fc
				.array(fc.nat({ max: 1023 }), { minLength: count, maxLength: count })
				.map((list) => Uint16Array.from(list)),
			middle: bytesOf(1024),
			coarse: bytesOf(256, 63),
			asNoun: bytesOf(count),
			asName: bytesOf(count),
			nounSenses: bytesOf(count),
			nameSenses: bytesOf(count),
			rareNames: fc.tuple(fingerprints, fingerprints)
		});
	});

test('words come back from their bytes with everything known of them', () => {
	fc.assert(
		fc.property(anyData, (data) => {
			const writer = new ByteWriter();
			encodeWords(writer, data);
			const reader = new ByteReader(writer.bytes());
			expect(decodeWords(reader)).toEqual(data);
			expect(reader.done).toBe(true);
		})
	);
});

describe('a table of words', () => {
	const table = new WordTable({
		words: ['judge', 'nurse', 'valley'],
		fine: Uint16Array.from([2, 2, 0]),
		middle: Uint8Array.from([1, 0, 3]),
		coarse: Uint8Array.from([9, 5, 0, 7]),
		asNoun: Uint8Array.from([encodeKind(0, 2, 0.95), encodeKind(0, 1, 0.7), encodeKind(1, 4, 0.4)]),
		asName: Uint8Array.from([0, 0, 0]),
		nounSenses: Uint8Array.from([
			encodeSenses(['person']),
			0,
			encodeSenses(['object', 'location'])
		]),
		nameSenses: Uint8Array.from([0, 0, 0]),
		rareNames: [Uint32Array.of(fingerprint('ottoline')), Uint32Array.of(fingerprint('varesh'))]
	});

	test('places words in groups that hold each other', () => {
		expect([1024, 256, 64].map((level) => table.clusterOf('nurse', level as 64))).toEqual([
			2, 3, 7
		]);
		expect(table.wordsOf(2)).toEqual(['judge', 'nurse']);
	});

	test('knows nothing of other words', () => {
		expect(table.clusterOf('zebra', 64)).toBe(-1);
		expect(table.kindOf('zebra', false)).toBe(-1);
		expect(table.sensesOf('zebra', true)).toBe(0);
	});

	test('knows rare names, though they are in no group', () => {
		expect(likeliest(table.kindOf('ottoline', true))).toBe(FINE_TYPES.indexOf('person') - 1);
		expect(likeliest(table.kindOf('varesh', true))).toBe(FINE_TYPES.indexOf('place') - 1);
		expect(table.kindOf('ottoline', false)).toBe(-1);
		expect(table.clusterOf('ottoline', 64)).toBe(-1);
	});

	test('gives the likeliest type of a word, however sure it is', () => {
		expect(['judge', 'nurse', 'valley'].map((w) => likeliest(table.kindOf(w, false)))).toEqual([
			0, 0, 1
		]);
	});

	test('gives the field of the commonest sense', () => {
		expect(FIELDS[fieldNumber(table.sensesOf('valley', false))]).toBe('object');
		expect(fieldNumber(table.sensesOf('nurse', false))).toBe(-1);
	});
});

test('siblings of a noun are of its group, type and field, and no names', () => {
	const person = encodeKind(FINE_TYPES.indexOf('person') - 1, 1, 0.8);
	const place = encodeKind(FINE_TYPES.indexOf('place') - 1, 2, 0.8);
	const words = ['baker', 'bakery', 'march', 'miller', 'oven', 'weaver'];
	const table = new WordTable({
		words,
		fine: Uint16Array.from([4, 4, 4, 4, 4, 3]),
		middle: new Uint8Array(5),
		coarse: new Uint8Array(1),
		asNoun: Uint8Array.from([person, place, person, person, person, person]),
		asName: new Uint8Array(6),
		nounSenses: Uint8Array.from(
			(['person', 'structure', 'person', 'person', 'artifact', 'person'] as const).map((field) =>
				encodeSenses([field])
			)
		),
		nameSenses: Uint8Array.from([0, 0, encodeSenses(['time']), 0, 0, 0]),
		rareNames: [new Uint32Array(), new Uint32Array()]
	});
	expect(table.siblingsOf('baker')).toEqual(['miller']);
	expect(table.siblingsOf('weaver')).toEqual([]);
	expect(table.siblingsOf('tinker')).toEqual([]);
});

test('senses in one byte tell a second sense of another class from one of the same', () => {
	const field = fc.constantFrom(...FIELDS);
	fc.assert(
		fc.property(field, fc.array(field, { maxLength: 5 }), (first, others) => {
			const code = encodeSenses([first, ...others]);
			expect(code).toBeGreaterThan(0);
			expect(code).toBeLessThan(256);
			expect(FIELDS[fieldNumber(code)]).toBe(first);
		})
	);
	expect(encodeSenses(['person', 'time'])).not.toBe(encodeSenses(['person', 'act']));
	expect(encodeSenses(['person', 'person'])).toBe(encodeSenses(['person']));
});
