/** Attachments that words settle by themselves and parsers learn badly, put right in a tree. */
import type { SentenceSyntax } from './syntax/analyse.ts';

type Arcs = Pick<SentenceSyntax, 'heads' | 'labels'>;

/** @returns the syntax with its tree, and those of all opinions, put right */
export function reattach(forms: readonly string[], syntax: SentenceSyntax): SentenceSyntax {
	const mended = (arcs: Arcs): Arcs => {
		const tree = { heads: [...arcs.heads], labels: [...arcs.labels] };
		joinVerbs(forms, syntax.xpos, tree);
		freeWeekdays(forms, tree);
		return tree;
	};
	const { opinions } = syntax;
	return { ...syntax, ...mended(syntax), ...(opinions && { opinions: opinions.map(mended) }) };
}

const FINITE = /^VB[DZP]$/;

/** "after agents shot and killed two people": verbs of one form on either side of a bare "and" go together. */
function joinVerbs(
	forms: readonly string[],
	xpos: readonly string[],
	{ heads, labels }: Arcs
): void {
	for (let second = 2; second < forms.length; second++) {
		const first = second - 2;
		if (!/^(?:and|or)$/i.test(forms[second - 1]!)) continue;
		const hasSubject = labels.some((label, i) => /^nsubj/.test(label) && heads[i] === first + 1);
		const isFinite = xpos[first] === xpos[second] || (xpos[first] === 'VBN' && hasSubject);
		if (!FINITE.test(xpos[second]!) || !isFinite) continue;
		if (labels[second] !== 'conj' || heads[second] === first + 1) continue;
		// Only where the first is a clause's verb itself, and the second lies outside that clause.
		if (!/^(?:advcl|acl|ccomp|xcomp|conj|root|parataxis)/.test(labels[first]!)) continue;
		if (isAbove(second, first, heads) || isAbove(second - 1, first, heads)) continue;
		heads[second] = first + 1;
		heads[second - 1] = second + 1;
	}
}

/** Whether `upper` stands on the way from `lower` to the root. */
function isAbove(upper: number, lower: number, heads: readonly number[]): boolean {
	for (let at = heads[lower]!; at > 0; at = heads[at - 1]!) if (at - 1 === upper) return true;
	return false;
}

const WEEKDAY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;

/** "The council on Tuesday approved it": the day is the verb's, not the council's. */
function freeWeekdays(forms: readonly string[], { heads, labels }: Arcs): void {
	for (let day = 2; day + 1 < forms.length; day++) {
		if (!WEEKDAY.test(forms[day]!) || !/^on$/i.test(forms[day - 1]!)) continue;
		const noun = heads[day]! - 1;
		if (noun < 0 || noun > day || !labels[day]!.startsWith('nmod')) continue;
		if (!labels[noun]!.startsWith('nsubj')) continue;
		// Above the noun, so that no circle can come of it.
		heads[day] = heads[noun]!;
		labels[day] = 'obl';
	}
}
