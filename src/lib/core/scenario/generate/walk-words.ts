/** The words in which a walk through the steps is told. */
import type { Evidence } from '../../evidence.ts';
import type { Mend } from './plan.ts';
import type { Walk } from './walk-plan.ts';
import { option } from './wordings.ts';

/** How what is asked for is told to whoever does all of it, and where several people have a part in it. */
const WORDS = {
	alone: {
		first: 'Everything is at hand, and you are about to begin. What do you do first?',
		next: [
			(told: string) => `You have just done this: “${told}” What do you do next?`,
			(told: string) => `This step is behind you: “${told}” What comes next?`,
			(told: string) => `What you did last was this: “${told}” How do you go on?`
		],
		right: [
			'That is the next step, and you have what you need for it.',
			'That is the step that follows.',
			'Nothing is left out, and the work goes on in its order.'
		],
		early: [
			(left: string) => `You begin with that. But ${left} before it is left out.`,
			(left: string) => `You are quick. But ${left} that should be behind you by then is missing.`,
			(left: string) => `The work seems to go on. But ${left} has been passed over.`
		]
	},
	together: {
		first: 'Everything is at hand, and the work is about to begin. What comes first?',
		next: [
			(told: string) => `This has just been done: “${told}” What comes next?`,
			(told: string) => `The last step was this: “${told}” What is the next one?`,
			(told: string) => `So far, the work has come to this: “${told}” What follows?`
		],
		right: [
			'That is the next step.',
			'That is the step that follows.',
			'Nothing is left out, and the work goes on in its order.'
		],
		early: [
			(left: string) => `That is begun. But ${left} before it is left out.`,
			(left: string) => `It goes quickly. But ${left} that should be done by then is missing.`,
			(left: string) => `The work seems to go on. But ${left} has been passed over.`
		]
	}
} as const;

export const wordsFor = ({ steps }: Walk) =>
	steps.some(({ order }) => order?.norm === null) ? WORDS.together : WORDS.alone;

/** What was warned of can be taken back a moment later. */
export function heldBack(why: Evidence): Mend {
	return {
		text: 'A moment later you have second thoughts: something was written about just that.',
		evidence: why,
		options: [
			option(
				'acceptable',
				'comply',
				[
					'Undo what can be undone, and do the step as written.',
					'Undo what can be undone, and go back to the step as written.'
				],
				'It takes longer, and the step is done as it should be.',
				why
			),
			option(
				'poor',
				'inaction',
				[
					'Leave things as they are, since what is done is done.',
					'Leave things as they are, now that the step is over.'
				],
				'It stays so, against what is written.',
				why
			),
			option(
				'poor',
				'under-escalate',
				[
					'Leave things as they are, and take more care from now on.',
					'Leave things as they are, and keep an eye on what happens.'
				],
				'Care does not make up for it: it was not to be done at all.',
				why
			)
		]
	};
}

/** A step in each telling, and where it is an order with some words before it that make it longer. */
export const inWords = (tellings: readonly string[], isOrder: boolean): string[] => [
	...tellings,
	...(isOrder ? tellings.flatMap(lengthened) : [])
];

function lengthened(text: string): string[] {
	if (!/^\p{Lu}\p{Ll}+ /u.test(text) || STANDS_FIRST.test(text)) return [];
	const small = `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
	return OPENINGS.map((opening) => opening + small);
}

/** What cannot have words before it. */
const STANDS_FIRST = /^(?:Then|Next|Now|First|Finally|Please|When|Once|After|As|If|Go)\b/;
const OPENINGS = ['Now ', 'Next, ', 'As the next step, ', 'Before anything else, '];
