import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyIsTold } from '../quiz/what-is-told.ts';
import {
	lockedOnceBegun,
	problemWith,
	settledRules,
	USUAL_RULES,
	type PlayRules
} from './rules.ts';
import { sayRules } from './say-rules.ts';
import { closesAt } from './windows.ts';

const moment = fc.option(fc.integer({ min: 0, max: 50 }), { nil: null });
const rules: fc.Arbitrary<PlayRules> = fc.record({
	openAt: moment,
	dueAt: moment,
	lateUntil: moment,
	attemptsAllowed: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
	counting: fc.constantFrom('first', 'last', 'best', 'mean'),
	timeLimitSeconds: fc.option(fc.integer({ min: 1, max: 9999 }), { nil: null }),
	graceSeconds: fc.integer({ min: 0, max: 60 }),
	shuffle: fc.boolean(),
	behaviour: fc.constantFrom('deferred', 'immediate', 'interactive', 'certainty', 'mastery'),
	masteryPercent: fc.integer({ min: 1, max: 100 }),
	reveal: fc.constantFrom('answer', 'finish', 'due', 'never'),
	weight: fc.integer({ min: 0, max: 500 }),
	speedCounts: fc.boolean()
});
const kinds = fc.constantFrom('quiz' as const, 'scenario' as const);
const fieldOf = (change: Partial<PlayRules>) => problemWith({ ...USUAL_RULES, ...change })?.field;

describe('rules of an assignment', () => {
	it('name what does not go together', () => {
		expect(fieldOf({})).toBeUndefined();
		expect(fieldOf({ openAt: 5, dueAt: 5 })).toBe('dueAt');
		expect(fieldOf({ lateUntil: 5 })).toBe('lateUntil');
		expect(fieldOf({ dueAt: 5, lateUntil: 5 })).toBe('lateUntil');
		expect(fieldOf({ reveal: 'due' })).toBe('reveal');
		expect(fieldOf({ behaviour: 'mastery', speedCounts: true })).toBe('speedCounts');
	});

	it('leave, where nothing is wrong, a time in which one can begin', () => {
		fc.assert(
			fc.property(rules, (r) => {
				fc.pre(problemWith(r) === null);
				const closing = closesAt(r);
				if (closing !== null && r.openAt !== null) expect(closing).toBeGreaterThan(r.openAt);
			})
		);
	});

	it('settle once and for all, and show nothing of what can still be changed', () => {
		fc.assert(
			fc.property(rules, kinds, (r, kind) => {
				const settled = settledRules(r, kind);
				expect(settledRules(settled, kind)).toEqual(settled);
				if (settled.behaviour === 'deferred') {
					expect(settled.reveal).not.toBe('answer');
					expect(keyIsTold({ ...settled, finished: false, allDone: true })).toBe(false);
				}
			})
		);
	});

	it('keep behaviour and order once somebody has begun', () => {
		const after = (change: Partial<PlayRules>) =>
			lockedOnceBegun(USUAL_RULES, { ...USUAL_RULES, ...change })?.field;
		expect(after({ behaviour: 'mastery' })).toBe('behaviour');
		expect(after({ shuffle: true })).toBe('shuffle');
		expect(after({ dueAt: 1, counting: 'best', reveal: 'never', weight: 5 })).toBeUndefined();
	});

	it('are said in one sentence, in the class’s time', () => {
		const said = sayRules(
			{
				...USUAL_RULES,
				openAt: Date.UTC(2026, 2, 23, 8),
				dueAt: Date.UTC(2026, 2, 30, 15),
				attemptsAllowed: 2,
				counting: 'best',
				timeLimitSeconds: 1200,
				reveal: 'due'
			},
			'quiz',
			'Europe/Berlin'
		);
		expect(said).toBe(
			'Opens Monday, 23 March 2026, 09:00, due Monday, 30 March 2026, 17:00, two attempts, the best counts, 20 minutes from the start, each answer is final and told at once, the answers are shown when nobody can work on it any more.'
		);
	});
});
