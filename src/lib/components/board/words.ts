import type { Measure } from '$lib/core/standing/measures.ts';
import type { NextStep } from '$lib/core/standing/next-step.ts';
import type { PeriodWish } from '$lib/schemas/board.ts';

export const MEASURE_WORDS: Record<Measure, string> = {
	accuracy: 'Accuracy',
	improvement: 'Improvement',
	consistency: 'Days practised',
	team: 'Teams'
};

export const PERIOD_WORDS: Record<PeriodWish, string> = {
	week: 'This week',
	'last-week': 'Last week',
	term: 'Term',
	all: 'All time'
};

/** 823 → "82.3 %": the share in tenths of a percent, as places are taken by it. */
export function shareWords(tenths: number): string {
	return `${(tenths / 10).toFixed(1)} %`;
}

/** A value of a board for people: a share, percentage points with their sign, or days. */
export function valueWords(value: number, measure: Measure): string {
	switch (measure) {
		case 'improvement':
			return `${value > 0 ? '+' : value < 0 ? '−' : ''}${(Math.abs(value) / 10).toFixed(1)}`;
		case 'consistency':
			return counted(value, 'day');
		default:
			return shareWords(value);
	}
}

/** What the numbers of a measure are, as the head of their column. */
export const VALUE_HEADS: Record<Measure, string> = {
	accuracy: 'Share',
	improvement: 'Percentage points',
	consistency: 'Practised',
	team: 'Mean share'
};

/** What a measure compares, in one plain sentence. */
export function explain(measure: Measure, period: PeriodWish): string {
	switch (measure) {
		case 'accuracy':
			return 'The share of possible points, counted as if everyone had answered four questions more, two right and two wrong: that way one lucky answer tops no board.';
		case 'improvement':
			return period === 'week' || period === 'last-week'
				? 'Your share of points in this week against your own share before it; both need ten points’ worth of questions before they say anything.'
				: 'The later half of your work against its earlier half; each needs ten points’ worth of questions before it says anything.';
		case 'consistency':
			return 'The days on which somebody answered something, however much or little.';
		case 'team':
			return 'The mean of a team’s members, so that size does not decide; who has nothing yet counts as half right, and who is not listed is not counted.';
	}
}

/** A learner's next step, in words that promise nothing; `value` and `measure` are of their own line. */
export function nextStepWords(step: NextStep, period: PeriodWish): string {
	switch (step.kind) {
		case 'begin':
			return 'Your place appears with your first answers.';
		case 'first':
			return 'Nobody stands higher than you.';
		case 'answers':
			return `${capital(numberWords(step.answers))} more right ${step.answers === 1 ? 'answer passes' : 'answers in a row pass'} the next place.`;
		case 'onward':
			return 'Every right answer brings you closer to the next place.';
		case 'done':
			return 'This work is finished; there is nothing more to do for it.';
		case 'compare':
			if (step.missing === null) {
				return 'There is too little from before this week to compare with. What you do now will be your past next week.';
			}
			return `Answer questions for ${counted(Math.ceil(step.missing / 1000), 'more point', 'more points')}${period === 'week' ? ' this week' : ''}, right or wrong, and your improvement shows.`;
		case 'streak':
			return streakWords(step);
	}
}

function streakWords(step: Extract<NextStep, { kind: 'streak' }>): string {
	const { streak, today, toPass } = step;
	const place =
		toPass === null
			? ''
			: ` ${capital(counted(toPass, 'more day'))} ${toPass === 1 ? 'passes' : 'pass'} the next place.`;
	if (today) {
		const row = streak > 1 ? `That is ${numberWords(streak)} days in a row. ` : '';
		return `You have practised today. ${row}Practise tomorrow to keep your streak.${place}`;
	}
	if (streak > 0) {
		return `Practise today, and it is ${numberWords(streak + 1)} days in a row.${place}`;
	}
	return `Answer something today, and the day counts.${place}`;
}

const SMALL = [
	'no',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
	'eleven',
	'twelve'
];

function numberWords(n: number): string {
	return SMALL[n] ?? String(n);
}

function counted(n: number, one: string, many = `${one}s`): string {
	return `${n} ${n === 1 ? one : many}`;
}

function capital(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
