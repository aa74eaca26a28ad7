import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRight, markAnswer, mostFor, totalOf, type Behaviour } from './behaviour.ts';
import { ITEM_POINTS } from './item-points.ts';

const behaviours = fc.constantFrom<Behaviour>(
	'deferred',
	'immediate',
	'interactive',
	'certainty',
	'mastery'
);
const points = fc.integer({ min: 0, max: ITEM_POINTS });
const given = fc.record({
	certainty: fc.constantFrom(1, 2, 3),
	tries: fc.integer({ min: 1, max: 5 })
});
const sure = (certainty: number) => ({ certainty, tries: 1 });
const at = (tries: number) => ({ certainty: null, tries });

describe('what an answer brings', () => {
	it('is Moodle’s marks where one says how sure one is', () => {
		const marks = [1, 2, 3].map((c) => [
			markAnswer('certainty', ITEM_POINTS, sure(c)),
			markAnswer('certainty', 0, sure(c))
		]);
		expect(marks).toEqual([
			[1000, 0],
			[2000, -2000],
			[3000, -6000]
		]);
		expect(markAnswer('certainty', 500, sure(3))).toBe(1500);
	});

	it('is a third less for each further try', () => {
		expect([1, 2, 3, 4].map((n) => markAnswer('interactive', 1000, at(n)))).toEqual([
			1000, 666, 333, 0
		]);
	});

	it('is never more than the most, and more for what is more right', () => {
		fc.assert(
			fc.property(behaviours, points, points, given, (behaviour, a, b, how) => {
				const [less, more] = [Math.min(a, b), Math.max(a, b)];
				const mark = markAnswer(behaviour, more, how);
				expect(Number.isInteger(mark)).toBe(true);
				expect(mark).toBeLessThanOrEqual(mostFor(behaviour));
				expect(markAnswer(behaviour, less, how)).toBeLessThanOrEqual(mark);
			})
		);
	});

	it('pays honesty: whatever the chance of being right, the best certainty to name is the one that fits', () => {
		// Moodle: C1 up to 67 %, C2 up to 80 %, C3 above.
		const expectation = (certainty: number, percent: number) =>
			(percent * markAnswer('certainty', ITEM_POINTS, sure(certainty)) +
				(100 - percent) * markAnswer('certainty', 0, sure(certainty))) /
			100;
		for (let percent = 0; percent <= 100; percent++) {
			const best = [1, 2, 3].reduce((a, b) =>
				expectation(b, percent) > expectation(a, percent) ? b : a
			);
			expect([percent, best]).toEqual([percent, percent <= 66 ? 1 : percent <= 80 ? 2 : 3]);
		}
	});

	it('is known as right again from what was stored', () => {
		fc.assert(
			fc.property(behaviours, points, given, (behaviour, p, how) => {
				fc.pre(behaviour !== 'interactive' || how.tries <= 3);
				const stored = { ...how, points: markAnswer(behaviour, p, how) };
				if (p === ITEM_POINTS) expect(isRight(behaviour, stored)).toBe(true);
				// Rounding may lift what misses a thousandth or two; no mark scheme gives that.
				if (p <= ITEM_POINTS - 3) expect(isRight(behaviour, stored)).toBe(false);
			})
		);
	});
});

describe('an answer that a trainer gave more than its try or certainty could bring', () => {
	it('was taken for wrong', () => {
		expect(isRight('interactive', { points: 1000, certainty: null, tries: 2 })).toBe(true);
		expect(isRight('certainty', { points: 3000, certainty: 1, tries: 1 })).toBe(true);
	});
});

describe('an attempt’s points', () => {
	it('never fall below zero, though single answers do', () => {
		expect(totalOf([3000, -6000])).toBe(0);
		expect(totalOf([3000, -2000, 1000])).toBe(2000);
		expect(totalOf([])).toBe(0);
	});
});
