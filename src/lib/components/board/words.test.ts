import { describe, expect, it } from 'vitest';
import { nextStepWords, valueWords } from './words.ts';

it('says a measure’s values', () => {
	expect(valueWords(857, 'accuracy')).toBe('85.7 %');
	expect([125, 0, -40].map((v) => valueWords(v, 'improvement'))).toEqual(['+12.5', '0.0', '−4.0']);
	expect([1, 3].map((v) => valueWords(v, 'consistency'))).toEqual(['1 day', '3 days']);
	expect(valueWords(643, 'team')).toBe('64.3 %');
});

describe('the next step in words', () => {
	it('counts right answers', () => {
		const say = (answers: number) => nextStepWords({ kind: 'answers', answers }, 'week');
		expect(say(1)).toBe('One more right answer passes the next place.');
		expect(say(2)).toBe('Two more right answers in a row pass the next place.');
		expect(say(17)).toBe('17 more right answers in a row pass the next place.');
	});

	it('counts days', () => {
		const say = (streak: number, today: boolean, toPass: number | null = null) =>
			nextStepWords({ kind: 'streak', streak, today, toPass }, 'week');
		expect(say(0, false)).toBe('Answer something today, and the day counts.');
		expect(say(2, false)).toBe('Practise today, and it is three days in a row.');
		expect(say(1, true)).toBe('You have practised today. Practise tomorrow to keep your streak.');
		expect(say(3, true, 1)).toBe(
			'You have practised today. That is three days in a row. Practise tomorrow to keep your streak. 1 more day passes the next place.'
		);
	});

	it('says what improvement needs', () => {
		expect(nextStepWords({ kind: 'compare', missing: 6000 }, 'week')).toBe(
			'Answer questions for 6 more points this week, right or wrong, and your improvement shows.'
		);
		expect(nextStepWords({ kind: 'compare', missing: 500 }, 'all')).toBe(
			'Answer questions for 1 more point, right or wrong, and your improvement shows.'
		);
	});
});
