import type { Behaviour } from '$lib/core/quiz/behaviour.ts';
import type { Reveal } from '$lib/core/quiz/what-is-told.ts';
import type { Counting } from '$lib/core/standing/count-attempts.ts';

/** The ways a quiz can be answered, as a trainer chooses among them. */
export const BEHAVIOURS: { value: Behaviour; label: string; hint: string }[] = [
	{
		value: 'immediate',
		label: 'One by one, told at once',
		hint: 'Each answer is final, and whether it was right is told at once.'
	},
	{
		value: 'deferred',
		label: 'Handed in together',
		hint: 'Learners move about freely, change and mark answers, and hand all in at the end. Nothing is told before.'
	},
	{
		value: 'interactive',
		label: 'With hints and further tries',
		hint: 'After a wrong answer there is a hint and another try; each further try brings a third less, as in Moodle.'
	},
	{
		value: 'certainty',
		label: 'With certainty',
		hint: 'Learners say how sure they are: 1, 2 or 3 points when right, 0, −2 or −6 when not (Moodle’s marks). Three points an answer are what there is to have.'
	},
	{
		value: 'mastery',
		label: 'Until it is mastered',
		hint: 'What was wrong comes again until the share you set is right. It stands on no board.'
	}
];

export const COUNTINGS: { value: Counting; label: string }[] = [
	{ value: 'first', label: 'The first' },
	{ value: 'last', label: 'The last' },
	{ value: 'best', label: 'The best' },
	{ value: 'mean', label: 'Their mean' }
];

export const REVEALS: { value: Reveal; label: string }[] = [
	{ value: 'answer', label: 'After each answer' },
	{ value: 'finish', label: 'After finishing' },
	{ value: 'due', label: 'When nobody can work on it any more' },
	{ value: 'never', label: 'Never' }
];

/** When a scenario says what came of a choice, and what would have been best. */
export const SCENARIO_REVEALS: { value: Reveal; label: string }[] = [
	{ value: 'answer', label: 'After each choice, and all of it at the end' },
	{ value: 'finish', label: 'At the end; until then the story just goes on' },
	{ value: 'due', label: 'When nobody can work on it any more' },
	{ value: 'never', label: 'Never' }
];
