/** "…, provided that it can find some": a condition, which the parser takes for a verb with something provided. */
import type { SentenceSyntax } from './syntax/analyse.ts';
import { isTree } from './syntax/conllu.ts';

type Read = (forms: readonly string[]) => SentenceSyntax;

const OPENS = /^(?:provided|providing)$/i;

/** What the parser calls a clause with "if" before it. */
const HANGS = /^(?:advcl|ccomp|advmod|parataxis)/;

/** Read with "if" in its place; null where it is no condition. */
export function withProvided(
	forms: readonly string[],
	plain: SentenceSyntax,
	read: Read
): SentenceSyntax | null {
	const at = forms.findIndex((form, i) => OPENS.test(form) && mayOpen(forms, i, plain));
	if (at < 0) return null;
	const long = /^that$/i.test(forms[at + 1]!);
	// Two words stand for two.
	const standIns = long ? ['only', 'if'] : ['if'];
	const again = read(forms.toSpliced(at, standIns.length, ...standIns));
	const last = at + standIns.length - 1;
	const clause = again.heads[last]! - 1;
	const taken = (i: number) => i >= at && i <= last;
	const opens = again.labels[last] === 'mark' && HANGS.test(again.labels[clause] ?? '');
	const hasSubject = again.labels.some(
		(label, i) => i > last && again.heads[i] === clause + 1 && /^(?:nsubj|expl)/.test(label)
	);
	if (!opens || !hasSubject) return null;
	// What hung on the stand-ins hangs on the clause; a clause that hung on them itself would hang on nothing.
	const heads = again.heads.map((head, i) =>
		i !== clause && (taken(i) || taken(head - 1)) ? clause + 1 : head
	);
	if (!isTree(heads)) return null;
	return {
		...again,
		upos: again.upos.map((tag, i) => (taken(i) ? 'SCONJ' : tag)),
		xpos: again.xpos.map((tag, i) => (taken(i) ? 'IN' : tag)),
		lemmas: again.lemmas.map((lemma, i) => (taken(i) ? forms[i]!.toLowerCase() : lemma)),
		heads,
		labels: again.labels.map((label, i) => (taken(i) ? 'mark' : i === clause ? 'advcl' : label))
	};
}

/** Nobody can have been provided with these. */
const SUBJECT =
	/^(?:that|i|he|she|it|they|we|you|there|this|these|those|no|the|all|his|her|its|their|our)$/i;

/** Not "the firm provided that service", "is provided", "the keys provided that day". */
function mayOpen(forms: readonly string[], at: number, { heads, labels }: SentenceSyntax): boolean {
	const apart = at === 0 || /^[,;(]$/.test(forms[at - 1]!);
	if (apart && SUBJECT.test(forms[at + 1] ?? '')) return true;
	const own = labels.filter((_, i) => heads[i] === at + 1);
	if (own.some((label) => /^(?:nsubj|aux|csubj)/.test(label))) return false;
	return at + 1 < forms.length && (apart || own.includes('ccomp'));
}
