import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGrounded } from '../evidence.ts';
import type { Item } from '../quiz/item.ts';
import { anchoredIn } from './anchor.ts';

const item = (text: string, start: number, end: number): Item => ({
	...{ id: 'i', type: 'short-answer', claim: '', level: 'recall', stem: 'Who?', options: [] },
	...{ key: ['x'], explanation: '', difficulty: 0.5, flags: [], warnings: [] },
	evidence: [{ start, end, quote: text.slice(start, end) }]
});

describe('an item in another text', () => {
	it('has its quotes where they stand there, or is not taken', () => {
		const words = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 12 });
		fc.assert(
			fc.property(words, words, fc.nat(11), fc.nat(11), (from, to, x, y) => {
				const [start, end] = [Math.min(x, y), Math.max(x, y)];
				fc.pre(end <= from.length && start < end);
				const quote = from.slice(start, end);
				const anchored = anchoredIn(to, item(from, start, end));
				const places = [...to].filter((_, i) => to.startsWith(quote, i)).length;
				expect(anchored !== null).toBe(places === 1 || to.slice(start, end) === quote);
				if (anchored) expect(anchored.evidence.every((one) => isGrounded(to, one))).toBe(true);
			})
		);
	});
});
