import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../quiz/item.ts';
import { findAlike, sayAlike } from './alike.ts';

const item = (stem: string, answer = 'Nobody'): Item => ({
	...{ id: stem, type: 'short-answer', claim: '', level: 'recall', stem, options: [] },
	...{ key: [answer], evidence: [], explanation: '', difficulty: 0.5, flags: [], warnings: [] }
});

/** Few words, so that many sets come close to one another. */
const stem = fc
	.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 8 })
	.map((words) => words.join(' '));

/** The share of the words of either that both have, counted the plain way. */
function share(a: string, b: string): number {
	const [x, y] = [a, b].map((text) => [...new Set(`${text} nobody`.split(' '))].filter(Boolean));
	const either = new Set([...x!, ...y!]);
	return x!.filter((word) => y!.includes(word)).length / either.size;
}

describe('items that are alike', () => {
	it('are exactly the pairs that comparing each with each finds', () => {
		fc.assert(
			fc.property(
				fc.array(stem, { maxLength: 12 }),
				fc.constantFrom(0.4, 0.5, 0.7, 1),
				(stems, least) => {
					const found = findAlike(
						stems.map((words) => item(words)),
						least
					);
					const all = stems.flatMap((one, a) =>
						stems.flatMap((other, b) =>
							a < b && share(one, other) >= least ? [{ a, b, share: share(one, other) }] : []
						)
					);
					const byPlace = (x: { a: number; b: number }, y: { a: number; b: number }) =>
						x.a - y.a || x.b - y.b;
					expect(found.toSorted(byPlace)).toEqual(all.toSorted(byPlace));
					expect(found.map((pair) => pair.share)).toEqual(
						found.map((pair) => pair.share).toSorted((x, y) => y - x)
					);
				}
			)
		);
	});

	it('are so whatever the capitals, the accents and the article’s name before the question', () => {
		const [pair] = findAlike([
			item('According to the article “At the door”: Who wrote to the Embassy?'),
			item('who wrote to the émbassy')
		]);
		expect(pair).toMatchObject({ a: 0, b: 1, share: 1 });
	});

	it('are not those that ask the same and are answered otherwise', () => {
		const who = 'Who wrote?';
		expect(findAlike([item(who, 'The ministry of the interior'), item(who, 'A baker')])).toEqual(
			[]
		);
	});

	it('say what they share and in what they differ', () => {
		expect(
			sayAlike(item('Staff may open the door.'), item('Staff may not open the door.'))
		).toEqual(['They share 6 of 7 words.', 'Only the second says “not”.']);
		expect(sayAlike(item('Who?'), item('WHO?'))).toEqual([
			'They ask and are answered in the same words.'
		]);
	});
});
