import { describe, expect, it } from 'vitest';
import { changeWords } from './change-words.ts';

const names = { trainer: 'Tess', learner: 'Maya', title: 'The harbour', timeZone: 'Europe/Madrid' };
const mark = { attemptId: 'a', step: 2, possible: 1000 };

describe('a change of a grade in words', () => {
	it('says who, whose, from what to what and why', () => {
		const regrade = {
			kind: 'regrade' as const,
			before: { ...mark, points: 0, verdict: null },
			after: {
				...mark,
				points: 1000,
				verdict: null,
				reason: 'The key was wrong.',
				batch: null,
				formerVersion: null
			}
		};
		expect(changeWords(regrade, names)).toBe(
			'Tess changed answer 3 of Maya in “The harbour” from 0 points to 1 point of 1. Reason: “The key was wrong.”'
		);
		expect(
			changeWords(
				{
					kind: 'decision',
					before: { ...mark, points: 0, verdict: 'undecided' },
					after: { ...mark, points: 1000, verdict: 'accepted' }
				},
				names
			)
		).toBe(
			'Tess accepted answer 3 of Maya in “The harbour”: 1 point instead of undecided (0 points).'
		);
		const none = { timePercent: null, dueAt: null, lateUntil: null, attemptsAllowed: null };
		expect(
			changeWords({ kind: 'override', before: none, after: { ...none, attemptsAllowed: 2 } }, names)
		).toBe(
			'Tess changed what Maya is allowed in “The harbour”: attempts 2 (before: as for everybody).'
		);
	});

	it('told a deadline in UTC, whatever the class’s clock says', () => {
		const none = { timePercent: null, dueAt: null, lateUntil: null, attemptsAllowed: null };
		const dueAt = Date.UTC(2026, 6, 1, 15);
		const words = changeWords({ kind: 'override', before: none, after: { ...none, dueAt } }, names);
		expect(words).toContain('due Wednesday, 1 July 2026, 17:00 (before');
	});

	it('names nobody who is gone', () => {
		const gone = { trainer: null, learner: null, title: null, timeZone: 'UTC' };
		expect(
			changeWords({ kind: 'excuse', before: { excused: false }, after: { excused: true } }, gone)
		).toBe('A former trainer excused a former learner.');
	});
});
