/** Facts with one explicit year, and the same fact told without it. */
import { capitalised, tidied } from '../realise/render.ts';
import type { Fact } from './facts.ts';

export interface YearOfFact {
	year: number;
	/** "The council closed the port", without a full stop. */
	told: string;
}

const IN_YEAR = /^(?:in|In) ((?:1[0-9]|20)\d\d)$/;

/** @returns null where the fact has no year of its own, or another time beside it */
export function eventYear(fact: Fact): YearOfFact | null {
	if (fact.source !== '' || fact.clause.verb.tense !== 'past') return null;
	const dated = fact.clause.modifiers.filter(({ text }) => IN_YEAR.test(text));
	if (dated.length !== 1) return null;
	const { statement } = fact;
	const year = IN_YEAR.exec(dated[0]!.text)![1]!;
	const told = tidied(
		statement
			.replace(new RegExp(`^In ${year},? `), '')
			.replace(new RegExp(`,? in ${year}(?=$|[ ,])`), '')
	);
	if (/\b(?:1[0-9]|20)\d\d\b/.test(told) || told.split(' ').length < 4) return null;
	if (/\b(?:after|before|until|since|later|first|finally|last|again|then)\b/i.test(told))
		return null;
	return { year: Number(year), told: capitalised(told) };
}
