import { describe, expect, it } from 'vitest';
import type { Phase } from '$lib/core/live/state.ts';
import { ordinal, phaseWords, pinWords, placeWords, shiftWords } from './words.ts';

const PHASES: Phase[] = [
	'lobby',
	'reading',
	'open',
	'closed',
	'distribution',
	'quote',
	'result',
	'top',
	'debate',
	'branch',
	'podium',
	'debrief',
	'ended'
];

describe('the words of a live session', () => {
	it('says where the room is in every phase, and a second vote from a first', () => {
		for (const kind of ['quiz', 'scenario'] as const) {
			for (const phase of PHASES) {
				expect(phaseWords({ kind, phase, vote: 1 }).length).toBeGreaterThan(5);
			}
			expect(phaseWords({ kind, phase: 'open', vote: 2 })).toBe('The second vote');
		}
	});

	it.each([
		[{ both: 0, shifted: 0, better: 0, worse: 0 }, 'There was one vote.'],
		[{ both: 9, shifted: 0, better: 0, worse: 0 }, 'Everybody stayed with what they chose first.'],
		[
			{ both: 9, shifted: 4, better: 3, worse: 1 },
			'4 of 9 changed their mind: 3 to a better choice, 1 to a worse one.'
		],
		[
			{ both: 9, shifted: 2, better: 2, worse: 0 },
			'2 of 9 changed their mind: 2 to a better choice.'
		],
		[{ both: 9, shifted: 1, better: 0, worse: 0 }, '1 of 9 changed their mind.']
	])('tells of a change of mind %#', (round, words) => {
		expect(shiftWords(round)).toBe(words);
	});

	it('counts places as people do', () => {
		expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal)).toEqual([
			'1st',
			'2nd',
			'3rd',
			'4th',
			'11th',
			'12th',
			'13th',
			'21st',
			'102nd',
			'111th'
		]);
		expect(placeWords({ place: 2, of: 30, shared: 1 })).toBe('2nd place of 30');
		expect(placeWords({ place: 2, of: 30, shared: 3 })).toBe('2nd place of 30, shared by 3');
	});

	it('writes a PIN in groups', () => {
		expect([pinWords('123456'), pinWords('12345678'), pinWords('1234567')]).toEqual([
			'123 456',
			'1234 5678',
			'123 456 7'
		]);
	});
});
