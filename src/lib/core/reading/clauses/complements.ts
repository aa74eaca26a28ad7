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
	REFUSAL,
	SEEMING,
	SPEECH,
	STOPPING,
	TELLING_FINITE,
	THOUGHT,
	UNREAL,
	WISH
} from './lexicon/verbs.ts';
import { JUDGEMENT_ADJECTIVES, OPINION_ADJECTIVES, UNREAL_MODALS } from './lexicon/words.ts';
import { subordinatorOf } from './modifiers.ts';

/** What a complement takes over from the clause above; nothing when it is as real as that clause. */
export interface Force {
	/** The subject above answers for it. */
	told?: true;
	unreal?: true;
	denied?: true;
}

const SAME: Force = {};
const TOLD: Force = { told: true };
const NOT_REAL: Force = { unreal: true };
const DENIED: Force = { denied: true };

/** Whether the clause is a quotation that the one above stands outside of. */
export function isQuoted(context: Context, draft: Draft, above: Draft): boolean {
	const inner = context.quotation[draft.predicate]!;
	return inner >= 0 && context.quotation[above.predicate] !== inner;
}

/** Of an infinitive or participle without a subject of its own. */
function ofOpen(context: Context, draft: Draft, above: Draft, lemma: string): Force {
	const { negated, modal, voice } = above.verb;
	const to = hasTo(context, draft);
	if (UNREAL_MODALS.has(modal)) return NOT_REAL;
	if (REFUSAL.has(lemma)) return negated ? NOT_REAL : DENIED;
	if (NEGATIVE_IMPLICATIVE.has(lemma)) return negated ? SAME : DENIED;
	// "stopped paying", not "stopped to pay"
	if (STOPPING.has(lemma) && !to) return negated ? SAME : DENIED;
	if (DENIAL.has(lemma)) return { told: true, denied: true };
	if (SEEMING.has(lemma)) return NOT_REAL;
	if (RAISING.has(lemma)) return SAME;
	if (lemma === 'have' && to) return NOT_REAL;
	// "was found to contain"
	if (voice === 'passive' && to && TELLING_FINITE.has(lemma)) return TOLD;
	if (IMPLICATIVE.has(lemma)) return negated ? DENIED : SAME;
	if (OPEN_CLAIM.has(lemma)) return TOLD;
	// "is said to have fled", "is expected to leave"
	if (voice === 'passive' && WISH.has(lemma)) return { told: true, unreal: true };
	if (voice === 'passive' && isReported(lemma)) return TOLD;
	if (WISH.has(lemma) || UNREAL.has(lemma)) return NOT_REAL;
	return to ? NOT_REAL : SAME;
}

const isReported = (lemma: string) =>
	!UNREAL.has(lemma) && (SPEECH.has(lemma) || THOUGHT.has(lemma) || TELLING_FINITE.has(lemma));

/** Of an adjective or noun: "is sure that", "it is possible that", "the hope is that", "was unable to". */
function ofPredicative(context: Context, draft: Draft, above: Draft, lemma: string): Force {
	const impersonal = dependent(context, above, 'expl') >= 0;
	const to = hasTo(context, draft);
	const able = lemma === 'able';
	if (lemma === 'unable' || (able && above.verb.negated)) return DENIED;
	if (able && above.verb.tense === 'past' && above.verb.modal === '') return SAME;
	if (to || JUDGEMENT_ADJECTIVES.has(lemma)) return NOT_REAL;
	return !impersonal && OPINION_ADJECTIVES.has(lemma) ? TOLD : SAME;
}

/** Of a clause with a subject of its own, or a quotation. */
function ofFinite(above: Draft, lemma: string, quoted: boolean): Force {
	const { negated } = above.verb;
	if (quoted) return TOLD;
	if (lemma === 'doubt') return NOT_REAL;
	if (DENIAL.has(lemma)) return { told: true, denied: true };
	if (WISH.has(lemma)) return { told: true, unreal: true };
	if (isReported(lemma) || SPEECH.has(lemma) || QUOTE_ONLY.has(lemma)) {
		return negated ? NOT_REAL : TOLD;
	}
	return UNREAL.has(lemma) ? NOT_REAL : SAME;
}

/** What `above` makes of its complement `draft`. */
export function forceOf(context: Context, draft: Draft, above: Draft): Force {
	const lemma = above.frame ? 'be' : ownLemma(context, above);
	const opener = subordinatorOf(context, draft);
	const open = draft.label === 'xcomp' || (hasTo(context, draft) && draft.label !== 'csubj');
	const quoted = isQuoted(context, draft, above);
	if (!open && !quoted) {
		if (/^(?:whether|if)$/.test(opener)) return NOT_REAL;
		if (lemma === 'ask') return NOT_REAL;
		if (QUESTION.has(lemma) && opener !== '' && opener !== 'that') return NOT_REAL;
	}
	if (above.copula >= 0 || lemma === 'able') return ofPredicative(context, draft, above, lemma);
	return open && !quoted ? ofOpen(context, draft, above, lemma) : ofFinite(above, lemma, quoted);
}
