import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../random.ts';
import { dealEvenly } from './deal-evenly.ts';

describe('dealEvenly', () => {
	it('deals everybody once, and as evenly as can be', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.nat(), { maxLength: 200 }),
				fc.integer({ min: 1, max: 40 }),
				fc.string(),
				(everybody, parts, seed) => {
					const hands = dealEvenly(everybody, parts, seededRandom(seed));
					expect(hands).toHaveLength(parts);
					expect(hands.flat().sort()).toEqual([...everybody].sort());
					const sizes = hands.map((hand) => hand.length);
					expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
				}
			)
		);
	});

	it('leaves it to chance who meets whom', () => {
		const everybody = Array.from({ length: 20 }, (_, i) => i);
		const pairs = new Set<string>();
		for (let seed = 0; seed < 200; seed++) {
			const hand = dealEvenly(everybody, 4, seededRandom(seed)).find((h) => h.includes(0))!;
			for (const one of hand) if (one !== 0) pairs.add(String(one));
		}
		expect(pairs.size).toBe(19);
	});
});
