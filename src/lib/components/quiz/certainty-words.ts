import { CERTAINTY_MARKS, type Certainty } from '$lib/core/quiz/behaviour.ts';

/** How sure one can say to be, least first. */
export const CERTAINTIES: { value: Certainty; words: string }[] = [
	{ value: 1, words: 'Not very sure' },
	{ value: 2, words: 'Fairly sure' },
	{ value: 3, words: 'Very sure' }
];

/** "Very sure: 3 points if right, −6 if not". */
export function certaintyWords(value: Certainty): string {
	const { right, wrong } = CERTAINTY_MARKS[value];
	const { words } = CERTAINTIES[value - 1]!;
	const loss = wrong === 0 ? '0' : `−${-wrong}`;
	return `${words}: ${right} ${right === 1 ? 'point' : 'points'} if right, ${loss} if not`;
}

/** All of it in one sentence. */
export const CERTAINTY_SENTENCE =
	'With each answer you say how sure you are: the surer, the more it brings when it is right and the more it costs when it is not, so it pays to say what you really think.';
