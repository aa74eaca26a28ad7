/**
 * An averaged perceptron being trained. Weights are sparse: a key has cells only for classes it was ever updated with,
 * and only after `minimumUpdates` updates (Goldberg & Elhadad 2011), which leaves out most of what is seen once.
 */
import { KEYS } from './hashing.ts';
import type { Row, Scorer } from './weights.ts';

/** In the pool a block is `[length, capacity, (class, weight, weight × time) …]`. */
const HEADER = 2;
const CELL = 3;
/** The most features of one decision. */
const MOST_KEYS = 1 << 10;

export class Perceptron implements Scorer {
	/** Counts sentences, not decisions, so that the running sums stay whole and exact. */
	private time = 1;
	/** Where a key's block starts; before it has one, how many updates it had, below zero. */
	private readonly index = new Int32Array(KEYS);
	/** The keys that have a block. */
	private readonly established: number[] = [];
	private readonly blocks = new Int32Array(MOST_KEYS);
	private pool = new Int32Array(1 << 22);
	private top = 1;
	private readonly free = new Map<number, number[]>();
	private readonly minimumUpdates: number;

	constructor(minimumUpdates: number) {
		this.minimumUpdates = minimumUpdates;
	}

	/** Call once after each sentence. */
	tick(): void {
		this.time++;
	}

	score(keys: Int32Array, count: number, scores: Int32Array): void {
		const { index, pool, blocks } = this;
		// Far-off cells are asked for all at once, so that memory answers while other answers are awaited.
		let found = 0;
		for (let i = 0; i < count; i++) {
			const block = index[keys[i]!]!;
			blocks[found] = block;
			found += block > 0 ? 1 : 0;
		}
		for (let i = 0; i < found; i++) {
			const block = blocks[i]!;
			const end = block + HEADER + pool[block]! * CELL;
			for (let at = block + HEADER; at < end; at += CELL) scores[pool[at]!]! += pool[at + 1]!;
		}
	}

	/** One mistake: `right` should have won over `wrong`. */
	update(keys: Int32Array, count: number, right: number, wrong: number): void {
		for (let i = 0; i < count; i++) {
			const key = keys[i]!;
			if (!this.isEstablished(key)) continue;
			this.add(key, right, 1);
			this.add(key, wrong, -1);
		}
	}

	/** One mistake between choices that have features of their own: moves a class's score for these features. */
	shift(keys: Int32Array, count: number, class_: number, delta: number): void {
		for (let i = 0; i < count; i++) {
			if (this.isEstablished(keys[i]!)) this.add(keys[i]!, class_, delta);
		}
	}

	/** Counts an update of a key that has no weights yet; whether it has some from now on. */
	private isEstablished(key: number): boolean {
		const block = this.index[key]!;
		if (block > 0) return true;
		if (-block + 1 < this.minimumUpdates) {
			this.index[key] = block - 1;
			return false;
		}
		this.index[key] = this.allocate(2);
		this.established.push(key);
		return true;
	}

	private add(key: number, class_: number, delta: number): void {
		let block = this.index[key]!;
		const length = this.pool[block]!;
		let at = block + HEADER;
		const end = at + length * CELL;
		while (at < end && this.pool[at] !== class_) at += CELL;
		if (at === end) {
			const capacity = this.pool[block + 1]!;
			if (length === capacity) {
				const larger = this.allocate(capacity * 2);
				this.pool.copyWithin(larger + HEADER, block + HEADER, end);
				this.release(block);
				this.index[key] = block = larger;
				at = block + HEADER + length * CELL;
			}
			this.pool[block] = length + 1;
			this.pool[at] = class_;
			this.pool[at + 1] = 0;
			this.pool[at + 2] = 0;
		}
		this.pool[at + 1]! += delta;
		this.pool[at + 2]! += delta * this.time;
	}

	private allocate(capacity: number): number {
		const reused = this.free.get(capacity)?.pop();
		const block = reused ?? this.top;
		if (reused === undefined) {
			this.top += HEADER + capacity * CELL;
			if (this.top > this.pool.length) {
				const larger = new Int32Array(Math.max(this.top, Math.floor(this.pool.length * 1.5)));
				larger.set(this.pool);
				this.pool = larger;
			}
		}
		this.pool[block] = 0;
		this.pool[block + 1] = capacity;
		return block;
	}

	private release(block: number): void {
		const capacity = this.pool[block + 1]!;
		const list = this.free.get(capacity);
		if (list) list.push(block);
		else this.free.set(capacity, [block]);
	}

	/**
	 * The averaged weights, pruned and rounded.
	 * @param smallest averaged weights nearer to 0 than this are left out
	 * @param scale steps to one unit of weight
	 */
	averaged(smallest: number, scale: number): Row[] {
		const rows: Row[] = [];
		for (const key of Int32Array.from(this.established).sort()) {
			const block = this.index[key]!;
			const cells: [number, number][] = [];
			for (let i = 0; i < this.pool[block]!; i++) {
				const at = block + HEADER + i * CELL;
				const average = this.pool[at + 1]! - this.pool[at + 2]! / this.time;
				const weight = Math.round(average * scale);
				if (Math.abs(average) >= smallest && weight !== 0) cells.push([this.pool[at]!, weight]);
			}
			if (cells.length === 0) continue;
			cells.sort((a, b) => a[0] - b[0]);
			rows.push({ key, classes: cells.map((c) => c[0]), weights: cells.map((c) => c[1]) });
		}
		return rows;
	}
}
