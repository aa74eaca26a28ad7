/** A trained linear model: sparse rows of whole-number weights, found by feature key. */
import { ByteReader, ByteWriter } from './bytes.ts';
import { KEY_BITS } from './hashing.ts';

/** What a decision is scored with, in training and in use. */
export interface Scorer {
	/** Adds every class's score for `keys[0..count)` to `scores` (which the caller has cleared). */
	score(keys: Int32Array, count: number, scores: Int32Array): void;
}

/** One feature's weights: parallel lists of class and weight. Weights are not 0. */
export interface Row {
	key: number;
	classes: number[];
	weights: number[];
}

/** Slots for each row, before the next power of two. */
const FREE = 1.5;
/** The most features of one decision. */
const MOST_KEYS = 1 << 10;

/** Weights frozen for use: an open-addressed table from key to a run of cells `[length, weight·256 + class, …]`. */
export class Weights implements Scorer {
	readonly rows: number;
	/** `[key, start + 1]` by slot; a start of 0 means an empty slot. */
	private readonly table: Int32Array;
	private readonly cells: Int32Array;
	private readonly mask: number;
	/** A key's first slot is its upper bits, so that sorted keys fill the table from beginning to end. */
	private readonly shift: number;
	private readonly found = new Int32Array(MOST_KEYS);

	private constructor(keys: Int32Array, starts: Int32Array, cells: Int32Array) {
		this.rows = keys.length;
		this.cells = cells;
		let bits = 4;
		while (2 ** bits < this.rows * FREE) bits++;
		this.mask = 2 ** bits - 1;
		this.shift = KEY_BITS - bits;
		this.table = new Int32Array(2 ** bits * 2);
		for (let row = 0; row < keys.length; row++) {
			const key = keys[row]!;
			let slot = key >>> this.shift;
			while (this.table[slot * 2 + 1] !== 0) slot = (slot + 1) & this.mask;
			this.table[slot * 2] = key;
			this.table[slot * 2 + 1] = starts[row]! + 1;
		}
	}

	score(keys: Int32Array, count: number, scores: Int32Array): void {
		const { table, cells, mask, shift, found } = this;
		// Far-off slots are asked for all at once, so that memory answers while other answers are awaited.
		let runs = 0;
		for (let i = 0; i < count; i++) {
			const key = keys[i]!;
			let slot = key >>> shift;
			let start = table[slot * 2 + 1]!;
			while (start !== 0 && table[slot * 2] !== key) {
				slot = (slot + 1) & mask;
				start = table[slot * 2 + 1]!;
			}
			found[runs] = start;
			runs += start === 0 ? 0 : 1;
		}
		for (let i = 0; i < runs; i++) {
			const start = found[i]!;
			const end = start + cells[start - 1]!;
			for (let at = start; at < end; at++) {
				const cell = cells[at]!;
				scores[cell & 255]! += cell >> 8;
			}
		}
	}

	/** @param rows sorted by key, each key once */
	static fromRows(rows: readonly Row[]): Weights {
		const writer = new ByteWriter();
		encodeRows(writer, rows);
		return Weights.decode(new ByteReader(writer.bytes()));
	}

	/** Reads what `encodeRows` wrote. */
	static decode(reader: ByteReader): Weights {
		const count = reader.varint();
		const entries = reader.varint();
		const keys = new Int32Array(count);
		const starts = new Int32Array(count);
		const cells = new Int32Array(count + entries);
		let key = 0;
		for (let row = 0; row < count; row++) keys[row] = key += reader.varint();
		let at = 0;
		for (let row = 0; row < count; row++) {
			starts[row] = at;
			const length = reader.varint();
			cells[at] = length;
			at += length + 1;
		}
		for (let row = 0; row < count; row++) {
			const start = starts[row]!;
			for (let i = 1; i <= cells[start]!; i++) cells[start + i] = reader.byte();
		}
		for (let row = 0; row < count; row++) {
			const start = starts[row]!;
			for (let i = 1; i <= cells[start]!; i++) cells[start + i]! += reader.signed() * 256;
		}
		return new Weights(keys, starts, cells);
	}
}

/** Writes rows as four streams (key gaps, lengths, classes, weights): alike beside alike compresses well. */
export function encodeRows(writer: ByteWriter, rows: readonly Row[]): void {
	writer.varint(rows.length);
	writer.varint(rows.reduce((sum, row) => sum + row.classes.length, 0));
	let last = 0;
	for (const row of rows) {
		writer.varint(row.key - last);
		last = row.key;
	}
	for (const row of rows) writer.varint(row.classes.length);
	for (const row of rows) for (const c of row.classes) writer.byte(c);
	for (const row of rows) for (const w of row.weights) writer.signed(w);
}
