import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '$lib/core/live/state.ts';
import { saySettings, teamsOf } from './settings-words.ts';

describe('the settings in words', () => {
	it('say what a room without any choice of the trainer’s gets', () => {
		expect(saySettings(DEFAULT_SETTINGS, 'quiz')).toBe(
			'5 seconds to read, 30 seconds to answer. A right answer brings its points, fast or slow. ' +
				'The words stand on the screen in front and on the phones.'
		);
	});

	it('say how a scenario goes on, and nothing of speed', () => {
		const words = saySettings(
			{ ...DEFAULT_SETTINGS, scoring: 'speed', streaks: true, take: 'best' },
			'scenario'
		);
		expect(words).toContain('Two votes with a talk between them; then the best way is taken.');
		expect(words).not.toMatch(/sooner|in a row/);
	});

	it('name what differs: no limit, no delay, speed, rows, letters alone, no guests, teams', () => {
		const words = saySettings(
			{
				...DEFAULT_SETTINGS,
				readingSeconds: 0,
				answerSeconds: null,
				scoring: 'speed',
				streaks: true,
				onPhones: false,
				guests: false,
				teams: ['Blue', 'Green']
			},
			'quiz'
		);
		for (const part of [
			'The clock starts at once',
			'no limit',
			'the sooner it comes',
			'in a row',
			'letters',
			'Only those who are signed in',
			'2 teams: Blue, Green.'
		]) {
			expect(words).toContain(part);
		}
	});

	it('take team names one a line', () => {
		expect(teamsOf(' Blue \n\n  Green\n')).toEqual(['Blue', 'Green']);
	});
});
