/**
 * The one source of chance: a small seeded generator, so that the same seed gives the same result everywhere.
 * sfc32 by Chris Doty-Humphrey (PractRand, public domain), seeded by hashing the seed text with FNV-1a.
 */
export interface Random {
	/** A float in [0, 1). */
	next(): number;
	/** An integer in [0, bound). `bound` must be a positive integer. */
	below(bound: number): number;
	/** One element; throws RangeError on an empty list. */
	pick<T>(list: readonly T[]): T;
	/** A shuffled copy (Fisher–Yates). */
	shuffle<T>(list: readonly T[]): T[];
}

/** 32-bit FNV-1a over the UTF-16 code units of `text`; `salt` starts it elsewhere. */
export function hash32(text: string, salt = 0): number {
	let h = (0x811c9dc5 ^ salt) >>> 0;
	for (let i = 0; i < text.length; i++) {
		h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
	}
	return h;
}

/** @param seed any text or number; equal seeds give equal sequences. */
export function seededRandom(seed: string | number): Random {
	const text = String(seed);
	let a = hash32(text, 1);
	let b = hash32(text, 2);
	let c = hash32(text, 3);
	let d = 1;
	const next32 = () => {
		const t = (((a + b) | 0) + d) | 0;
		d = (d + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (c << 21) | (c >>> 11);
		c = (c + t) | 0;
		return t >>> 0;
	};
	for (let i = 0; i < 12; i++) next32();
	const next = () => next32() / 4294967296;
	const below = (bound: number) => Math.floor(next() * bound);
	return {
		next,
		below,
		pick: (list) => {
			if (list.length === 0) throw new RangeError('Cannot pick from an empty list');
			return list[below(list.length)]!;
		},
		shuffle: (list) => {
			const copy = [...list];
			for (let i = copy.length - 1; i > 0; i--) {
				const j = below(i + 1);
				[copy[i], copy[j]] = [copy[j]!, copy[i]!];
			}
			return copy;
		}
	};
}
