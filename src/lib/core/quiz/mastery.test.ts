import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMastered, nextToPractise, type Practised } from './mastery.ts';
import { shownOrder } from './shown-order.ts';

describe('what comes next in a mastery attempt', () => {
	it('asks everything once, then what is still wrong in rounds, and stops when all is right', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 8 }),
				fc.string(),
				fc.infiniteStream(fc.boolean()),
				(count, seed, answers) => {
					const order = shownOrder(count, seed);
					const state = new Map<number, Practised>();
					const asked: number[] = [];
					for (let i = 0; i < 60; i++) {
						const step = nextToPractise(order, [...state.values()]);
						if (step === null) break;
						asked.push(step);
						const { done, value } = answers.next();
						const tries = (state.get(step)?.tries ?? 0) + 1;
						state.set(step, { step, tries, right: done ? true : value });
					}
					expect(asked.slice(0, count)).toEqual(order);
					for (const { right, tries } of state.values()) {
						if (!right) {
							const others = [...state.values()].filter((p) => !p.right);
							expect(Math.max(...others.map((p) => p.tries)) - tries).toBeLessThanOrEqual(1);
						}
					}
					// What is right is left alone.
					if (nextToPractise(order, [...state.values()]) === null) {
						expect([...state.values()].every((p) => p.right)).toBe(true);
					}
				}
			)
		);
	});

	it('is mastered at the share, once everything was asked', () => {
		const at = (points: number, asked = 5) =>
			isMastered({ points, possible: 5000, asked, of: 5 }, 80);
		expect([at(3999), at(4000), at(5000), at(4000, 4)]).toEqual([false, true, true, false]);
	});
});
