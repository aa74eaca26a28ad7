/**
 * The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez & Satta 2011) with its dynamic oracle (Goldberg & Nivre
 * 2013). Words are 1 … n; the root stands behind the last word, at n + 1. Exactly one word can become the root: only
 * when nothing else is left on the stack may the last one be attached to it.
 */

/** What a class of the parser does: shift, or attach the top of the stack to the left or right with a label. */
export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;

export class Configuration {
	readonly n: number;
	readonly stack: Int32Array;
	size = 0;
	/** First word of the buffer; n + 1 when only the root is left. */
	front = 1;
	/** Head and label number of each word once attached; −1 before. The root's head is n + 1. */
	readonly heads: Int32Array;
	readonly labels: Int32Array;
	/** Outermost and second-outermost dependents on each side; 0 for none. */
	readonly left1: Int32Array;
	readonly left2: Int32Array;
	readonly right1: Int32Array;
	readonly right2: Int32Array;
	readonly leftCount: Int32Array;
	readonly rightCount: Int32Array;
	/** Which labels a word's dependents have on each side: one bit a label, the first 31 and the next 31. */
	readonly leftLabels: [Int32Array, Int32Array];
	readonly rightLabels: [Int32Array, Int32Array];

	constructor(n: number) {
		this.n = n;
		const room = () => new Int32Array(n + 2);
		this.stack = room();
		this.heads = room().fill(-1);
		this.labels = room().fill(-1);
		this.left1 = room();
		this.left2 = room();
		this.right1 = room();
		this.right2 = room();
		this.leftCount = room();
		this.rightCount = room();
		this.leftLabels = [room(), room()];
		this.rightLabels = [room(), room()];
	}

	/** The `depth`-th word from the top of the stack; 0 where there is none. */
	top(depth: number): number {
		return depth < this.size ? this.stack[this.size - 1 - depth]! : 0;
	}

	/** Whether all words but the last are attached: what is on the stack is the root. */
	get finished(): boolean {
		return this.front > this.n && this.size <= 1;
	}

	allows(move: number): boolean {
		if (move === SHIFT) return this.front <= this.n;
		if (move === LEFT) return this.size >= 1 && this.front <= this.n;
		return this.size >= 2;
	}

	/** @param label a label number, below 62; not used by SHIFT */
	apply(move: number, label: number): void {
		if (move === SHIFT) {
			this.stack[this.size++] = this.front++;
			return;
		}
		const word = this.stack[--this.size]!;
		const head = move === LEFT ? this.front : this.stack[this.size - 1]!;
		this.heads[word] = head;
		this.labels[word] = label;
		const half = label < 31 ? 0 : 1;
		if (word < head) {
			this.left2[head] = this.left1[head]!;
			this.left1[head] = word;
			this.leftCount[head]!++;
			this.leftLabels[half][head]! |= 1 << (label % 31);
		} else {
			this.right2[head] = this.right1[head]!;
			this.right1[head] = word;
			this.rightCount[head]!++;
			this.rightLabels[half][head]! |= 1 << (label % 31);
		}
	}

	/** Attaches the last word to the root. Call once `finished`. */
	close(): void {
		if (this.size === 1) this.heads[this.stack[--this.size]!] = this.n + 1;
	}

	/** Whether a dependent of `head` has the label already. */
	hasLabel(head: number, label: number): boolean {
		const half = label < 31 ? 0 : 1;
		const both = this.leftLabels[half][head]! | this.rightLabels[half][head]!;
		return ((both >> (label % 31)) & 1) === 1;
	}
}

/** A gold tree as the oracle reads it: heads (1-based index; the root's head is n + 1) and each word's dependents. */
export interface Gold {
	heads: Int32Array;
	dependents: number[][];
}

/** @param heads as in CoNLL-U: heads[i] is the head of word i + 1, 0 for the root */
export function goldOf(heads: readonly number[]): Gold {
	const n = heads.length;
	const gold: Gold = {
		heads: new Int32Array(n + 2),
		dependents: Array.from({ length: n + 2 }, () => [])
	};
	heads.forEach((head, i) => {
		const at = head === 0 ? n + 1 : head;
		gold.heads[i + 1] = at;
		gold.dependents[at]!.push(i + 1);
	});
	return gold;
}

/**
 * How many gold arcs each move would put out of reach (exact for projective trees): costs[SHIFT], costs[LEFT],
 * costs[RIGHT]; moves not allowed cost more than any other.
 */
export function costs(state: Configuration, gold: Gold, into: Int32Array): void {
	const { front, size, stack, n } = state;
	const s0 = state.top(0);
	into[SHIFT] = into[LEFT] = into[RIGHT] = 1 << 20;
	if (state.allows(SHIFT)) {
		let cost = 0;
		const head = gold.heads[front]!;
		for (let i = 0; i < size - 1; i++) if (stack[i] === head) cost++;
		for (const d of gold.dependents[front]!) if (d < front && isOnStack(state, d)) cost++;
		// Below the root there can be nothing.
		if (head === n + 1 && size > 0) cost++;
		into[SHIFT] = cost;
	}
	if (size === 0) return;
	let waiting = 0;
	for (const d of gold.dependents[s0]!) if (d >= front) waiting++;
	const head = gold.heads[s0]!;
	if (state.allows(LEFT)) {
		let cost = waiting;
		if (head === n + 1 ? size === 1 : head > front || (size > 1 && head === state.top(1))) cost++;
		into[LEFT] = cost;
	}
	if (state.allows(RIGHT)) into[RIGHT] = waiting + (head >= front && head <= n ? 1 : 0);
}

/** The stack is in order of position, so a word is found by halves. */
function isOnStack(state: Configuration, word: number): boolean {
	let low = 0;
	let high = state.size - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const at = state.stack[middle]!;
		if (at === word) return true;
		if (at < word) low = middle + 1;
		else high = middle - 1;
	}
	return false;
}
