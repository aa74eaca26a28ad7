import { describe, expect, it } from 'vitest';
import { accuracyStep, assignmentStep, consistencyStep, improvementStep } from './next-step.ts';

const own = (
	points: number,
	possible: number,
	rest: { accuracy?: number; improvement?: number } = {}
) => ({
	points: points * 1000,
	possible: possible * 1000,
	accuracy: rest.accuracy ?? null,
	improvement: rest.improvement ?? null
});

describe('the next step', () => {
	it('begins with the first answers', () => {
		expect(accuracyStep(null, 700_000)).toEqual({ kind: 'begin' });
		expect(accuracyStep(own(0, 0), null)).toEqual({ kind: 'begin' });
		expect(assignmentStep(null, null, false)).toEqual({ kind: 'begin' });
	});

	it('says how many right answers pass the next place', () => {
		// 8 of 12 with the four imagined; 10 of 14 is above 70 %.
		expect(accuracyStep(own(6, 8, { accuracy: 667_000 }), 700_000)).toEqual({
			kind: 'answers',
			answers: 2
		});
		expect(accuracyStep(own(6, 8, { accuracy: 667_000 }), 990_000)).toEqual({ kind: 'onward' });
		expect(accuracyStep(own(6, 8, { accuracy: 667_000 }), null)).toEqual({ kind: 'first' });
	});

	it('ends where an assignment is finished', () => {
		expect(assignmentStep(own(5, 10), 700_000, false)).toEqual({ kind: 'answers', answers: 3 });
		expect(assignmentStep(own(5, 10), 700_000, true)).toEqual({ kind: 'done' });
	});

	it('says what improvement still needs', () => {
		const past = { points: 5000, possible: 10_000 };
		expect(improvementStep(null, { points: 0, possible: 9000 }, null)).toEqual({
			kind: 'compare',
			missing: null
		});
		expect(improvementStep(own(3, 4), past, null)).toEqual({ kind: 'compare', missing: 6000 });
		expect(improvementStep(own(3, 4), null, null)).toEqual({ kind: 'compare', missing: 16_000 });
		// 7 of 10 against half is +20 points; 8 of 11 is +22.7, 9 of 12 +25.
		expect(improvementStep(own(7, 10, { improvement: 200 }), past, 240)).toEqual({
			kind: 'answers',
			answers: 2
		});
	});

	it('counts days', () => {
		const streak = { streak: 2, today: true };
		expect(consistencyStep({ days: 2 }, streak, 4)).toEqual({
			kind: 'streak',
			...streak,
			toPass: 3
		});
		expect(consistencyStep({ days: 5 }, streak, null)).toEqual({
			kind: 'streak',
			...streak,
			toPass: null
		});
	});
});
