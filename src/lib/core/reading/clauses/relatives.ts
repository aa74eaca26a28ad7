/** Relative pronouns and gaps: which noun a relative or participial clause is about. */
import type { Word } from '../tree.ts';
import type { Phrase } from './clause.ts';
import { firstConjunct, governor, type Context, type Draft } from './draft.ts';
import { phraseOf, setOff } from './phrases.ts';

/** Whether a word is tagged as one that relates or asks. */
export const isRelativeTag = ({ xpos, text, upos }: Word): boolean =>
	/^(?:WDT|WP|WP\$|WRB)$/.test(xpos) || (/^that$/i.test(text) && upos === 'PRON' && xpos !== 'DT');

export const isRelativeWord = ({ words }: Context, at: number): boolean =>
	isRelativeTag(words[at]!);

/** The relative clause that a clause is, is part of or is coordinated with; null when it is in none. */
function relativeAround(draft: Draft): Draft | null {
	let at: Draft | null = draft;
	while (at) {
		const first: Draft = firstConjunct(at);
		if (first.label === 'acl:relcl') return first;
		if (first.label !== 'ccomp' && first.label !== 'xcomp') return null;
		at = first.above;
	}
	return null;
}

/**
 * The noun that a clause after a comma is about: "Lopez, the head of the York office, who resigned" is about Lopez. From
 * the noun it hangs on up through appositions, and for "who" out of "of York".
 */
function aboutNoun(context: Context, draft: Draft): number {
	const { tree, words } = context;
	let noun = draft.head;
	const top = draft.chain[0] ?? draft.predicate;
	if (!setOff(context, top)) return noun;
	const person = tree
		.subtree(top)
		.some((i) => /^(?:who|whom|whose)$/i.test(words[i]!.text) && i < draft.predicate);
	for (;;) {
		const { label, head, upos } = words[noun]!;
		const place = label === 'nmod' && upos === 'PROPN' && tree.child(noun, 'flat', 'compound') < 0;
		const climbs = (label === 'appos' && setOff(context, noun)) || (person && place);
		if (!climbs || head < 0 || context.draftOf.has(head)) return noun;
		noun = head;
	}
}

/** The noun a clause hangs on, as a phrase without that clause; null when it hangs on no noun. */
export function antecedentOf(context: Context, draft: Draft): Phrase | null {
	const { tree, words } = context;
	if (draft.head < 0 || !/^acl/.test(draft.label)) return null;
	const top = draft.chain[0] ?? draft.predicate;
	const noun = draft.head;
	if (words[noun]!.upos === 'VERB' && context.draftOf.has(noun)) return null;
	const about = aboutNoun(context, draft);
	// "Ana, who left, and Ben": only Ana.
	const joined = tree.children(about, 'conj').some((i) => i > top);
	const others = tree.children(noun, 'acl').filter((i) => i >= Math.min(top, draft.predicate));
	return phraseOf(context, about, { from: 'antecedent', without: others, alone: joined });
}

/** What a relative word stands for: the antecedent of the clause it opens; null when it is no relative word or asks. */
export function resolveRelative(context: Context, draft: Draft, at: number): Phrase | null {
	if (!isRelativeWord(context, at)) return null;
	const relative = relativeAround(draft);
	if (!relative) return null;
	const { tree } = context;
	const own = tree.subtree(relative.chain[0] ?? relative.predicate);
	if (own.find((i) => isRelativeWord(context, i)) !== at) return null;
	return antecedentOf(context, relative);
}

/** Whether a relative clause has a word that stands for its antecedent. */
export function hasRelativeWord(context: Context, relative: Draft): boolean {
	return context.tree
		.subtree(relative.chain[0] ?? relative.predicate)
		.some((i) => isRelativeWord(context, i) && i < relative.predicate);
}

/** The antecedent of a relative clause without a pronoun, for the clause whose gap it fills; null when there is none. */
export function gapAntecedent(context: Context, draft: Draft): Phrase | null {
	const first = firstConjunct(draft);
	const relative = first.label === 'acl:relcl' ? first : relativeAround(draft);
	if (!relative || hasRelativeWord(context, relative)) return null;
	if (first.label !== 'acl:relcl' && governor(draft) === null) return null;
	return antecedentOf(context, relative);
}
