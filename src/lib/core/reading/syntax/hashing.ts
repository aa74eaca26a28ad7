/**
 * Features as numbers. A feature is a template and up to four values, mixed into a 25-bit key; mixing depends on the
 * order of the values, since a symmetric mix lets (noun, verb) and (verb, noun) share one weight.
 */
export const KEY_BITS = 25;
export const KEYS = 1 << KEY_BITS;

function stir(h: number, value: number): number {
	const x = Math.imul(h ^ value, 0x9e3779b1);
	return x ^ (x >>> 15);
}

function key(h: number): number {
	return Math.imul(h, 0x85ebca6b) >>> (32 - KEY_BITS);
}

/** The features of one decision, collected into a reused buffer. */
export class FeatureList {
	readonly keys: Int32Array;
	count = 0;

	/** @param capacity the most features one decision has */
	constructor(capacity: number) {
		this.keys = new Int32Array(capacity);
	}

	one(template: number, a: number): void {
		this.keys[this.count++] = key(stir(template * 0x3c6ef372, a));
	}

	two(template: number, a: number, b: number): void {
		this.keys[this.count++] = key(stir(stir(template * 0x3c6ef372, a), b));
	}

	three(template: number, a: number, b: number, c: number): void {
		this.keys[this.count++] = key(stir(stir(stir(template * 0x3c6ef372, a), b), c));
	}

	four(template: number, a: number, b: number, c: number, d: number): void {
		this.keys[this.count++] = key(stir(stir(stir(stir(template * 0x3c6ef372, a), b), c), d));
	}

	/** @param places 1 at the places of features that go */
	leaveOut(places: Uint8Array): void {
		const { keys, count } = this;
		this.count = 0;
		for (let i = 0; i < count; i++) if (places[i] === 0) keys[this.count++] = keys[i]!;
	}
}
