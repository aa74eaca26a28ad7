import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	closesAt,
	endOf,
	isUp,
	lastDeadline,
	limitOf,
	phaseAt,
	windowsWith,
	type Override,
	type Windows
} from './windows.ts';

const moment = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: null });
const windows: fc.Arbitrary<Windows> = fc.record({
	openAt: moment,
	dueAt: moment,
	lateUntil: moment
});
const override: fc.Arbitrary<Override> = fc.record({
	timePercent: fc.option(fc.integer({ min: 100, max: 1000 }), { nil: null }),
	dueAt: moment,
	lateUntil: moment,
	attemptsAllowed: fc.constant(null)
});
const at = fc.integer({ min: -1, max: 1001 });
const week: Windows = { openAt: 100, dueAt: 500, lateUntil: 700 };

describe('the windows of an assignment', () => {
	it('hold both of their ends', () => {
		expect([99, 100, 500, 501, 700, 701].map((t) => phaseAt(week, t))).toEqual([
			'before',
			'open',
			'open',
			'late',
			'late',
			'closed'
		]);
	});

	it('follow one another in time and never go back', () => {
		const order = ['before', 'open', 'late', 'closed'];
		fc.assert(
			fc.property(windows, at, at, (w, a, b) => {
				const [first, second] = [Math.min(a, b), Math.max(a, b)];
				expect(order.indexOf(phaseAt(w, first))).toBeLessThanOrEqual(
					order.indexOf(phaseAt(w, second))
				);
			})
		);
	});

	it('close exactly after the last moment at which work is taken', () => {
		fc.assert(
			fc.property(windows, at, (w, t) => {
				const closing = closesAt(w);
				expect(phaseAt(w, t) === 'closed').toBe(closing !== null && t > closing);
			})
		);
	});

	it('are over for everybody only after each learner’s own are', () => {
		fc.assert(
			fc.property(windows, fc.array(override, { maxLength: 6 }), at, (w, list, t) => {
				const last = lastDeadline(w, list);
				fc.pre(last !== null && t > last!);
				for (const one of [undefined, ...list]) {
					expect(phaseAt(windowsWith(w, one), t)).toBe('closed');
				}
			})
		);
	});

	it('have no last deadline where nothing is due', () => {
		expect(lastDeadline({ openAt: 1, dueAt: null, lateUntil: 9 }, [])).toBeNull();
	});
});

describe('the end of an attempt', () => {
	it('is its limit with the learner’s extra time, or the closing where that comes first', () => {
		expect(limitOf(1000, 60, 150)).toBe(91_000);
		expect(endOf(limitOf(0, 60, 100), { ...week, dueAt: 59_999, lateUntil: null })).toBe(59_999);
		expect(endOf(limitOf(0, 60, 100), { ...week, dueAt: 60_001, lateUntil: null })).toBe(60_000);
		expect(endOf(null, { openAt: null, dueAt: null, lateUntil: null })).toBeNull();
	});

	it('leaves an answer on its way its grace, and not a millisecond more', () => {
		expect([isUp(1000, 10, 11_000), isUp(1000, 10, 11_001), isUp(null, 10, 1e15)]).toEqual([
			false,
			true,
			false
		]);
	});
});
