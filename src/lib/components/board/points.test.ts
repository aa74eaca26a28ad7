import { expect, it } from 'vitest';
import { pointsWords, scoreWords } from './points.ts';

it('says points without needless places', () => {
	expect([0, 333, 1000, 7500, 12_340_000].map(pointsWords)).toEqual([
		'0',
		'0.33',
		'1',
		'7.5',
		'12,340'
	]);
	expect(scoreWords(7500, 12_000)).toBe('7.5 of 12 points');
	expect(scoreWords(0, 1000)).toBe('0 of 1 point');
});
