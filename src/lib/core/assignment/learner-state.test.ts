import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptsLeft, isToDo, learnerState, SOON_MS, type LearnerWork } from './learner-state.ts';

const NOW = 1_000_000_000;
const fresh: LearnerWork = {
	phase: 'open',
	dueAt: null,
	running: false,
	finished: false,
	excused: false
};
const stateOf = (change: Partial<LearnerWork>) => learnerState({ ...fresh, ...change }, NOW);

describe('where a learner is with an assignment', () => {
	it('follows the windows until something was done', () => {
		expect(stateOf({})).toBe('open');
		expect(stateOf({ dueAt: NOW + SOON_MS })).toBe('soon');
		expect(stateOf({ dueAt: NOW + SOON_MS + 1 })).toBe('open');
		expect(stateOf({ phase: 'before' })).toBe('later');
		expect(stateOf({ phase: 'late', dueAt: NOW - 1 })).toBe('late');
		expect(stateOf({ phase: 'closed', dueAt: NOW - 1 })).toBe('missed');
		expect(stateOf({ phase: 'closed', finished: true })).toBe('done');
		expect(stateOf({ phase: 'closed', excused: true })).toBe('excused');
	});

	it('is under way while an attempt is, whatever else holds, and can be worked on only while it is open', () => {
		const works = fc.record({
			phase: fc.constantFrom('before', 'open', 'late', 'closed'),
			dueAt: fc.option(fc.integer({ min: 0, max: 2 * NOW }), { nil: null }),
			running: fc.boolean(),
			finished: fc.boolean(),
			excused: fc.boolean()
		}) as fc.Arbitrary<LearnerWork>;
		fc.assert(
			fc.property(works, (work) => {
				const state = learnerState(work, NOW);
				expect(state === 'running').toBe(work.running);
				if (isToDo(state) && !work.running) {
					expect(['open', 'late']).toContain(work.phase);
					expect(work.finished).toBe(false);
				}
			})
		);
	});

	it('counts the attempts that are left, and never below none', () => {
		expect([attemptsLeft(null, 9), attemptsLeft(3, 1), attemptsLeft(1, 4)]).toEqual([null, 2, 0]);
	});
});
