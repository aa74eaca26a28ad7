/** A list of steps that somebody is at work on, and who turns to the learner about it. */
import type { Evidence } from '../../evidence.ts';
import { contentWords } from '../../quiz/generate/peers.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Norm } from '../../reading/rules/norm.ts';
import type { Asker } from './asker.ts';
import type { Counter } from './counter.ts';
import { caseAt, isOrder } from './line.ts';
import type { Decision, Option } from './plan.ts';
import type { Step } from './step-list.ts';
import { onOneLine, said } from './wordings.ts';
import { lower } from './deed.ts';

/** What is known of an article whose lists are asked about, found once for all of them. */
export interface Known {
	reading: Reading;
	counter: Counter;
	/** Each noun, with the sentence that speaks of it first. */
	firstSpoken: ReadonlyMap<string, number>;
	/** By sentence, what has to be done in a case. */
	cases: ReadonlyMap<number, Case>;
}

export interface Case {
	/** What happens, as a clause. */
	clause: string;
	says: string;
	norm: Norm;
}

export interface Work extends Known {
	steps: readonly Step[];
	who: Asker;
}

export function knownOf(reading: Reading, counter: Counter): Known {
	const firstSpoken = new Map<string, number>();
	const cases = new Map<number, Case>();
	reading.sentences.forEach(({ tree }, at) => {
		const nouns = tree.words.filter((w) => /^(?:NOUN|PROPN)$/.test(w.upos));
		for (const word of contentWords(nouns.map((w) => w.text).join(' ')))
			if (!firstSpoken.has(word)) firstSpoken.set(word, at);
	});
	const firstNorms = new Map<number, Norm>();
	for (const norm of reading.norms)
		if (!firstNorms.has(norm.sentence)) firstNorms.set(norm.sentence, norm);
	for (const [sentence, norm] of [...firstNorms].sort(([a], [b]) => a - b)) {
		const found = caseOf(reading, norm);
		if (found) cases.set(sentence, found);
	}
	return { reading, counter, firstSpoken, cases };
}

/** What a rule has done in a case; null where it is an order for all cases, or the case cannot be told. */
function caseOf(reading: Reading, norm: Norm): Case | null {
	if (norm.force !== 'must' || norm.exceptions.length > 0) return null;
	const found = caseAt(reading, norm.sentence);
	if (!found || !isOrder(reading, norm)) return null;
	const [, clause] = /^(?:if|when|whenever|as soon as) (.+)$/i.exec(found.when) ?? [];
	return clause === undefined || VAGUE.test(clause) || /[;:—–?!]/.test(found.says)
		? null
		: { clause, says: found.says, norm };
}

const VAGUE =
	/\b(?:in doubt|possible|necessary|needed|required|you (?:like|wish|want|prefer|can|need|have to)|all (?:is|goes) well|everything|this|these|that (?:is|was|happens|does)|so)\b/i;

/** A question about a list of steps: what all of them have in common beside what is asked. */
export function askedAtWork(
	why: Evidence,
	[best, ...wrong]: readonly [Option, ...Option[]],
	own: Pick<Decision, 'id' | 'frame' | 'text' | 'mend' | 'rule' | 'worth' | 'at' | 'shows'>
): Decision {
	return {
		...own,
		hypothetical: true,
		evidence: [why],
		act: '',
		options: [best, ...wrong].map((o) => ({ ...o, wordings: o.wordings.map(said) })),
		own: 2,
		pair: '',
		decides: true,
		ways: wrong.map((o) => o.operator)
	};
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
	const small = lower(text);
	return OPENINGS.map((opening) => opening + small);
}

/** What cannot have words before it. */
const STANDS_FIRST = /^(?:Then|Next|Now|First|Finally|Please|When|Once|After|As|If|Go)\b/;
const OPENINGS = ['Now ', 'Next, ', 'As the next step, ', 'Before anything else, '];
