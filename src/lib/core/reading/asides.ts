/**
 * "The judge, who said she had no reason to doubt it, rejected the request": after a clause between commas the parser
 * often takes the main verb for part of that clause. The sentence without it, and the noun with it, are read apart.
 */
import { putTogether } from './apart.ts';
import type { SentenceSyntax } from './syntax/analyse.ts';

type Read = (forms: readonly string[]) => SentenceSyntax;

const RELATIVE = /^(?:who|whom|whose|which)$/i;
const FINITE = /^(?:MD|VBZ|VBP|VBD)$/;
const PARTICIPLE = /^(?:VBN|VBG)$/;
const OF_A_NOUN = /^(?:acl|acl:relcl)$/;

/** An aside by its commas, the second with the verb of the sentence behind it. */
interface Aside {
	from: number;
	until: number;
}

/** Whether what stands behind a comma may be a clause on the noun before it. */
function opens(forms: readonly string[], { xpos }: SentenceSyntax, at: number): boolean {
	if (RELATIVE.test(forms[at] ?? '') || PARTICIPLE.test(xpos[at] ?? '')) return true;
	// "on whose budgets", "all of whom", "one of which"
	if (RELATIVE.test(forms[at + 1] ?? '') && xpos[at] === 'IN') return true;
	return forms[at + 1] === 'of' && /^(?:whom|which)$/i.test(forms[at + 2] ?? '');
}

/** The verb whose form or auxiliary stands at `at`. */
const verbAt = ({ heads, labels }: SentenceSyntax, at: number) =>
	/^(?:aux|cop)/.test(labels[at]!) ? heads[at]! - 1 : at;

/** The first aside whose sentence has its verb without a subject before the aside; null without one. */
function findAside(forms: readonly string[], plain: SentenceSyntax): Aside | null {
	const { heads, labels, xpos } = plain;
	for (let from = 1; from < forms.length - 3; from++) {
		if (forms[from] !== ',' || !opens(forms, plain, from + 1)) continue;
		const participle = PARTICIPLE.test(xpos[from + 1]!);
		let finite = participle;
		for (let until = from + 2; until < forms.length - 1; until++) {
			finite ||= FINITE.test(xpos[until]!);
			if (/^[;:"“”]$/.test(forms[until]!)) break;
			if (forms[until] !== ',' || !finite) continue;
			let at = until + 1;
			while (/^RB/.test(xpos[at] ?? '')) at++;
			if (!FINITE.test(xpos[at] ?? '')) continue;
			const verb = verbAt(plain, at);
			const subject = labels.findIndex(
				(label, i) => heads[i] === verb + 1 && /^(?:[nc]subj|expl)/.test(label)
			);
			return subject < 0 || subject > from ? { from, until } : null;
		}
	}
	return null;
}

/** The word of the aside that the others hang on; −1 where it is not one clause. */
function topOf({ heads, labels }: SentenceSyntax, { from, until }: Aside): number {
	const isInside = (i: number) => i > from && i < until;
	const tops = heads.flatMap((head, i) =>
		isInside(i) && !isInside(head - 1) && labels[i] !== 'punct' ? [i] : []
	);
	return tops.length === 1 ? tops[0]! : -1;
}

/** The noun before the aside that it is about. */
function nounBefore({ heads, labels, upos }: SentenceSyntax, { from }: Aside): number {
	let noun = from - 1;
	while (noun > 0 && !/^(?:NOUN|PROPN|PRON|NUM)$/.test(upos[noun]!)) noun--;
	while (/^(?:flat|compound)/.test(labels[noun]!) && heads[noun]! - 1 < from && heads[noun]! > 0)
		noun = heads[noun]! - 1;
	return noun;
}

/** The sentence read with its aside apart; null where there is none, or the parts do not fit. */
export function withAside(
	forms: readonly string[],
	plain: SentenceSyntax,
	read: Read
): SentenceSyntax | null {
	const aside = findAside(forms, plain);
	if (!aside) return null;
	const { from, until } = aside;
	// "Its head, Ana Lopez, who leads it, said": the second comma closes what the first opened as well.
	const commas = forms.slice(0, from).filter((form) => form === ',').length;
	const behind = commas % 2 === 1 ? until : until + 1;
	const rest = read([...forms.slice(0, from), ...forms.slice(behind)]);
	const alone = read([...forms.slice(0, until), '.']);
	const top = topOf(alone, aside);
	const subject = rest.labels.some(
		(label, i) => /^nsubj/.test(label) && i < from && rest.heads[i]! - 1 >= from
	);
	if (top < 0 || !subject) return null;
	const above = alone.heads[top]! - 1;
	const noun = OF_A_NOUN.test(alone.labels[top]!) && above < from ? above : nounBefore(rest, aside);
	const places = {
		outer: forms.map((_, i) => (i < from ? i : i >= behind ? i - behind + from : -1)),
		inner: forms.map((_, i) => (i > from && i < until ? i : -1))
	};
	const label = PARTICIPLE.test(alone.xpos[from + 1]!) ? 'acl' : 'acl:relcl';
	return putTogether(places, { outer: rest, inner: alone }, { top, head: () => noun, label });
}
