import { describe, expect, it } from 'vitest';
import { clockFace, momentsToSay, timeWords } from './time-words.ts';

describe('the time left, in words', () => {
	it.each([
		[45_000, '45 seconds', '0:45'],
		[1_000, '1 second', '0:01'],
		[60_000, '1 minute', '1:00'],
		[125_000, '2 minutes 5 seconds', '2:05'],
		[61_000, '1 minute 1 second', '1:01'],
		[400, '1 second', '0:01'],
		[0, '0 seconds', '0:00']
	])('%d ms', (milliseconds, words, face) => {
		expect(timeWords(milliseconds)).toBe(words);
		expect(clockFace(milliseconds)).toBe(face);
	});

	it('is said at half-time and near the end, each moment once, none before the start', () => {
		expect(momentsToSay(120_000)).toEqual([60_000, 30_000, 10_000, 5_000]);
		expect(momentsToSay(60_000)).toEqual([30_000, 10_000, 5_000]);
		expect(momentsToSay(10_000)).toEqual([5_000]);
	});
});
