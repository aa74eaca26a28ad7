import type { ItemStatistics, Figure, Undefined } from './item-statistics.ts';
import type { QuizStatistics } from './quiz-statistics.ts';

/**
 * What the figures mean, in a sentence a teacher can act on.
 *
 * Where the lines are drawn: facility, discrimination and internal consistency as Moodle's "Quiz report statistics"
 * (docs.moodle.org/dev/Quiz_report_statistics) has them; how many attempts it takes after S. M. Downing and
 * R. Yudkowsky, "Assessment in Health Professions Education" (2009): from 30 on an item analysis says something, below
 * 100 it is read with caution.
 */
const SOME_ATTEMPTS = 30;
const MANY_ATTEMPTS = 100;

/** How far figures that rest on so many attempts can be trusted: not at all, with caution, well. */
export type Trust = 'none' | 'low' | 'some' | 'good';

export function trustIn(attempts: number): Trust {
	if (attempts === 0) return 'none';
	if (attempts < SOME_ATTEMPTS) return 'low';
	return attempts < MANY_ATTEMPTS ? 'some' : 'good';
}

/** "12 attempts: too few to trust." */
export function sayCount(attempts: number): string {
	const count = `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
	switch (trustIn(attempts)) {
		case 'none':
			return 'No attempt is finished yet.';
		case 'low':
			return `${count}: too few to trust. Read the figures as a hint.`;
		case 'some':
			return `${count}: enough for a first look, to be read with caution.`;
		case 'good':
			return `${count}: enough to go by.`;
	}
}

/** @param chance how likely blind guessing is right, 0 to 1 */
export function sayFacility({ facility }: ItemStatistics, chance = 0): string {
	if (facility.value === null) return sayWhy(facility.why);
	if (facility.value <= chance) return 'No better than guessing.';
	if (facility.value <= 0.05) return 'Hardly anybody: far too hard, or something is wrong with it.';
	if (facility.value <= 0.2) return 'Very hard.';
	if (facility.value < 0.35) return 'Hard.';
	if (facility.value < 0.65) return 'About right for an average learner.';
	if (facility.value <= 0.8) return 'Fairly easy.';
	return facility.value < 0.95 ? 'Easy.' : 'Nearly everybody: it tells little about who knows.';
}

export function sayDiscrimination({ discrimination }: ItemStatistics): string {
	const { value } = discrimination;
	if (value === null) return sayWhy(discrimination.why);
	if (value < 0) {
		return 'Those who did better in the rest did worse here: something is probably wrong with the question, such as its key, a second right answer or a trap in its words.';
	}
	if (value < 0.2) return 'Says little about who understood the rest.';
	if (value < 0.3) return 'Says something about who understood the rest.';
	return value < 0.5
		? 'Those who understood the rest mostly got it right.'
		: 'Tells very well who understood the rest.';
}

export function sayAlpha({ alpha, items }: QuizStatistics): string {
	const { value } = alpha;
	if (value === null) return sayWhy(alpha.why);
	const short = items < 10 && value < 0.75 ? ' With so few questions it can hardly be higher.' : '';
	if (value < 0) {
		return 'The questions pull in different directions: who gets one right tends to get another wrong. Look for a wrong key.';
	}
	if (value < 0.64) return `The questions do not measure one thing together.${short}`;
	if (value < 0.75) return `The questions hang together loosely.${short}`;
	return value <= 0.9
		? 'The questions hang together well: the total says something.'
		: 'The questions hang together as closely as they can; some may ask the same twice.';
}

/** @param points the error in words, such as "0.8 points" */
export function sayError({ error }: QuizStatistics, points: string): string {
	if (error.value === null) return sayWhy(error.why);
	return `A learner’s true score lies within ${points} of the shown one about two times in three; call scores closer than that equal.`;
}

export function sayWhy(why: Undefined): string {
	switch (why) {
		case 'no-attempts':
			return 'No attempt is finished yet.';
		case 'one-attempt':
			return 'It takes at least two attempts.';
		case 'one-item':
			return 'It takes at least two questions.';
		case 'item-alike':
			return 'Everybody brought the same here, so it cannot tell anybody apart.';
		case 'rest-alike':
			return 'Everybody brought the same in the rest, so there is nothing to compare with.';
		case 'totals-alike':
			return 'Everybody has the same score, so nothing varies that could hang together.';
		case 'no-reliability':
			return 'It cannot be reckoned while the questions pull in different directions.';
	}
}

/** Moodle calls a question easier or harder than these, or with a lower discrimination, probably wrong. */
const FAR_TOO_HARD = 0.05;

/** What speaks for looking at an item again; empty where nothing does. */
export function concernsAbout(statistics: ItemStatistics, chance: number): string[] {
	const { facility, discrimination, certainty, attempts } = statistics;
	const concerns: string[] = [];
	const of = `of ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
	if (facility.value !== null && (facility.value <= FAR_TOO_HARD || facility.value < chance)) {
		concerns.push(
			`${percent(facility)} of the points ${of}: ${sayFacility(statistics, chance).toLowerCase()}`
		);
	}
	if (discrimination.value !== null && discrimination.value < 0) {
		concerns.push(
			`Discrimination ${decimal(discrimination)} ${of}: ${sayDiscrimination(statistics)}`
		);
	}
	if (certainty && certainty.sureAndWrong >= 2 && 2 * certainty.sureAndWrong > certainty.sure) {
		concerns.push(
			`${certainty.sureAndWrong} of the ${certainty.sure} who were certain were wrong: a misconception, or a wrong key.`
		);
	}
	return concerns;
}

/** "45 %"; a dash where there is no value. */
export function percent(figure: Figure): string {
	return figure.value === null ? '–' : `${Math.round(figure.value * 100)} %`;
}

/** "0.42", with a true minus; a dash where there is no value. */
export function decimal(figure: Figure): string {
	return figure.value === null
		? '–'
		: figure.value
				.toFixed(2)
				.replace(/^-(?!0\.00)/, '−')
				.replace('-0.00', '0.00');
}
