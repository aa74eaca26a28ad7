/** What is known of a list of steps that somebody walks through. */
import type { Reading } from '../../reading/reading.ts';
import type { Counter } from './counter.ts';
import type { Step } from './step-list.ts';
import { onOneLine } from './wordings.ts';

/** Reads what is told as a sentence of its own; null where it is none. */
export type AsFact = (clause: string) => string | null;

export interface Walk {
	reading: Reading;
	steps: readonly Step[];
	counter: Counter;
	asFact: AsFact;
}

/** A step that is told to be done is no longer than that. */
export const LONGEST_BEFORE = 300;

/** What stands in a step before one of its sentences. */
export const toldUpTo = ({ reading }: Walk, { sentences }: Step, sentence: number): string =>
	sentences
		.filter((at) => at < sentence)
		.map((at) => onOneLine(reading.sentences[at]!.text))
		.join(' ');
