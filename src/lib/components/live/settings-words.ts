import type { LiveSettings } from '$lib/core/live/state.ts';

/** What the settings come to, in sentences that a trainer can check at a glance. */
export function saySettings(settings: LiveSettings, kind: 'quiz' | 'scenario'): string {
	const { readingSeconds, answerSeconds, teams } = settings;
	const read =
		readingSeconds === 0 ? 'The clock starts at once' : `${seconds(readingSeconds)} to read`;
	const answer =
		answerSeconds === null
			? 'no limit to answer: you close it, or it closes when everybody has answered'
			: `${seconds(answerSeconds)} to answer`;
	const where = settings.onPhones
		? 'The words stand on the screen in front and on the phones.'
		: 'The words stand on the screen in front alone; phones show letters.';
	const points =
		kind === 'scenario'
			? `${settings.secondVote ? 'Two votes with a talk between them' : 'One vote'}; then the ${
					settings.take === 'best' ? 'best' : 'room’s'
				} way is taken.`
			: settings.scoring === 'speed'
				? 'A right answer brings more the sooner it comes, and never less than half.'
				: 'A right answer brings its points, fast or slow.';
	const streaks =
		kind === 'quiz' && settings.streaks ? ['Right answers in a row bring a little more.'] : [];
	const who = settings.guests ? [] : ['Only those who are signed in can join.'];
	const sides = teams.length > 0 ? [`${teams.length} teams: ${teams.join(', ')}.`] : [];
	return [`${read}, ${answer}.`, points, ...streaks, where, ...who, ...sides].join(' ');
}

function seconds(count: number): string {
	return count === 1 ? '1 second' : `${count} seconds`;
}

/** Team names as they are typed, one a line, without empty ones. */
export function teamsOf(lines: string): string[] {
	return lines
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}
