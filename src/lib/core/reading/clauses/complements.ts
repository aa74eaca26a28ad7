/** What a clause makes of the clause it takes as its complement: so, not so, not said to be so, or somebody's word. */
import { hasTo } from './control.ts';
import { dependent, ownLemma, type Context, type Draft } from './draft.ts';
import {
	DENIAL,
	IMPLICATIVE,
	NEGATIVE_IMPLICATIVE,
	OPEN_CLAIM,
	QUESTION,
	QUOTE_ONLY,
	RAISING,
	SPEECH,
	THOUGHT,
	UNREAL,
	WISH
} from './lexicon/verbs.ts';
import { JUDGEMENT_ADJECTIVES, OPINION_ADJECTIVES, UNREAL_MODALS } from './lexicon/words.ts';
import { subordinatorOf } from './modifiers.ts';

/** `same`: as real as the clause above; `told` and `imagined`: the subject above answers for it. */
export type Force = 'same' | 'denied' | 'unreal' | 'told' | 'imagined';

/** Whether the clause is a quotation that the one above stands outside of. */
export function isQuoted(context: Context, draft: Draft, above: Draft): boolean {
	const inner = context.quotation[draft.predicate]!;
	return inner >= 0 && context.quotation[above.predicate] !== inner;
}

/** Of an infinitive or participle without a subject of its own. */
function ofOpen(context: Context, draft: Draft, above: Draft, lemma: string): Force {
	const { negated, modal, voice } = above.verb;
	if (UNREAL_MODALS.has(modal)) return 'unreal';
	if (NEGATIVE_IMPLICATIVE.has(lemma)) return negated ? 'same' : 'denied';
	if (RAISING.has(lemma)) return 'same';
	if (lemma === 'have' && hasTo(context, draft)) return 'unreal';
	if (IMPLICATIVE.has(lemma)) return negated ? 'denied' : 'same';
	if (OPEN_CLAIM.has(lemma)) return 'told';
	// "is said to have fled"
	if (voice === 'passive' && !UNREAL.has(lemma) && (SPEECH.has(lemma) || THOUGHT.has(lemma))) {
		return 'told';
	}
	if (WISH.has(lemma) || UNREAL.has(lemma)) return 'unreal';
	return hasTo(context, draft) ? 'unreal' : 'same';
}

/** Of an adjective or noun: "is sure that", "it is possible that", "the hope is that". */
function ofPredicative(context: Context, draft: Draft, above: Draft, lemma: string): Force {
	const impersonal = dependent(context, above, 'expl') >= 0;
	if (hasTo(context, draft) || JUDGEMENT_ADJECTIVES.has(lemma)) return 'unreal';
	return !impersonal && OPINION_ADJECTIVES.has(lemma) ? 'told' : 'same';
}

/** What `above` makes of its complement `draft`. */
export function forceOf(context: Context, draft: Draft, above: Draft): Force {
	const lemma = above.frame ? 'be' : ownLemma(context, above);
	const opener = subordinatorOf(context, draft);
	const open = draft.label === 'xcomp' || (hasTo(context, draft) && draft.label !== 'csubj');
	const quoted = isQuoted(context, draft, above);
	if (!open && !quoted) {
		if (lemma === 'ask') return 'imagined';
		if (/^(?:whether|if)$/.test(opener)) return 'unreal';
		if (QUESTION.has(lemma) && opener !== '' && opener !== 'that') return 'unreal';
	}
	if (above.copula >= 0) return ofPredicative(context, draft, above, lemma);
	if (open) return ofOpen(context, draft, above, lemma);
	if (quoted) return 'told';
	if (DENIAL.has(lemma)) return 'imagined';
	if (SPEECH.has(lemma) || QUOTE_ONLY.has(lemma)) return above.verb.negated ? 'imagined' : 'told';
	if (WISH.has(lemma)) return 'imagined';
	if (THOUGHT.has(lemma)) return above.verb.negated ? 'imagined' : 'told';
	return UNREAL.has(lemma) ? 'unreal' : 'same';
}
