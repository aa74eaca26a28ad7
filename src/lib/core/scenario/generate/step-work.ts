/** A list of steps that somebody is at work on, and who turns to the learner about it. */
import type { Reading } from '../../reading/reading.ts';
import type { Asker } from './asker.ts';
import type { Counter } from './counter.ts';
import type { Step } from './step-list.ts';
import { onOneLine } from './wordings.ts';

export interface Work {
	reading: Reading;
	steps: readonly Step[];
	counter: Counter;
	who: Asker;
}

/** A step that is told to be done is no longer than that. */
export const LONGEST_BEFORE = 300;

/** What stands in a step before one of its sentences. */
export const toldUpTo = ({ reading }: Work, { sentences }: Step, sentence: number): string =>
	sentences
		.filter((at) => at < sentence)
		.map((at) => onOneLine(reading.sentences[at]!.text))
		.join(' ');

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
