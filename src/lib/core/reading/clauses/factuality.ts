/** Who answers for a clause: the article, somebody it names, or nobody. */
import type { Factuality, Phrase } from './clause.ts';
import {
	dependent,
	dependents,
	firstConjunct,
	governor,
	lemmaAt,
	lowerAt,
	ownLemma,
	type Context,
	type Draft
} from './draft.ts';
import { firstFinite, hasTo } from './control.ts';
import {
	DENIAL,
	FACTIVE,
	IMPLICATIVE,
	NEGATIVE_IMPLICATIVE,
	QUESTION,
	QUOTE_ONLY,
	RAISING,
	SPEECH,
	THOUGHT,
	UNREAL
} from './lexicon/verbs.ts';
import { HEARSAY, STATEMENT_NOUNS, UNREAL_ADVERBS } from './lexicon/words.ts';
import { logicalRoles } from './arguments.ts';
import { markerOf, subordinatorOf } from './modifiers.ts';
import { phraseOf } from './phrases.ts';

type Kind = Factuality['kind'];
/** What is known so far; `heard` when somebody says it, with or without a name. */
interface State {
	mood: 'asserted' | 'conditional' | 'hypothetical';
	heard: boolean;
	source: Phrase | null;
	/** Turned round by the verb above: "failed to stop". */
	denied: boolean;
}

const PLAIN: State = { mood: 'asserted', heard: false, source: null, denied: false };

const CONDITIONAL = new Set([
	'if',
	'unless',
	'only if',
	'provided',
	'providing',
	'provided that',
	'as long as',
	'so long as',
	'in case',
	'in the event',
	'lest',
	'whether',
	'assuming',
	'supposing'
]);
const ALWAYS_CONDITIONAL = new Set([
	'whenever',
	'once',
	'when',
	'where',
	'wherever',
	'until',
	'before',
	'after'
]);
const RULE_MODALS = new Set([
	'must',
	'should',
	'shall',
	'may',
	'can',
	'have to',
	'need to',
	'be to',
	'ought to',
	'ought'
]);
const UNREAL_MODALS = new Set([
	'may',
	'might',
	'could',
	'can',
	'would',
	'will',
	'shall',
	'should',
	'must',
	'ought',
	'ought to',
	'have to',
	'need to',
	'need',
	'be to',
	'be going to',
	'be about to',
	'be supposed to',
	'wo',
	"'ll",
	"'d"
]);

/** "according to the ministry": who a clause's own words say it is from; undefined when they say nothing. */
function ownSource(context: Context, draft: Draft): Phrase | null | undefined {
	for (const i of dependents(context, draft, 'obl')) {
		if (/^(?:according to|as per|in the words of)$/.test(markerOf(context, i).text))
			return phraseOf(context, i);
	}
	const heard = dependents(context, draft, 'advmod').some((i) => HEARSAY.has(lowerAt(context, i)));
	return heard ? null : undefined;
}

const isQuestion = (context: Context) =>
	context.words[context.words.length - 1]?.text === '?' ||
	context.words.slice(-2).some((word) => word.text === '?');

const isImperative = (context: Context, draft: Draft) =>
	draft.subject === null &&
	firstConjunct(draft).label === 'root' &&
	context.words[firstFinite(context, draft)]!.xpos === 'VB';

/** The source of a speech or thought verb's complement. */
function speakerOf(context: Context, above: Draft): Phrase | null {
	const { agent } = logicalRoles(context, above);
	return agent;
}

function fromComplement(context: Context, draft: Draft, above: Draft, base: State): State {
	const lemma = above.frame ? 'be' : ownLemma(context, above);
	const opener = subordinatorOf(context, draft);
	const negated = above.verb.negated;
	const unreal: State = {
		...base,
		mood: base.mood === 'conditional' ? 'conditional' : 'hypothetical'
	};
	const open = draft.label === 'xcomp' || (hasTo(context, draft) && draft.label !== 'csubj');
	if (QUESTION.has(lemma) && !open && draft.label !== 'parataxis') {
		const wh = /^(?:whether|if|when|where|why|how)$/.test(opener);
		if (wh || lemma === 'ask' || lemma === 'doubt' || lemma === 'wonder') {
			if (!isQuoted(context, draft, above))
				return {
					...unreal,
					...(lemma === 'ask' ? { heard: true, source: speakerOf(context, above) } : {})
				};
		}
	}
	if (opener === 'whether' || (opener === 'if' && !open)) return unreal;
	if (open) {
		if (above.verb.modal !== '' && UNREAL_MODALS.has(above.verb.modal)) return unreal;
		if (NEGATIVE_IMPLICATIVE.has(lemma)) return { ...base, denied: !negated };
		if (RAISING.has(lemma) || IMPLICATIVE.has(lemma)) {
			return negated && !RAISING.has(lemma) ? { ...base, denied: true } : base;
		}
		if (
			(SPEECH.has(lemma) || THOUGHT.has(lemma)) &&
			above.verb.voice === 'passive' &&
			!/^(?:tell|ask|warn|remind|advise)$/.test(lemma)
		) {
			return { ...base, heard: true, source: speakerOf(context, above) };
		}
		if (UNREAL.has(lemma)) return unreal;
		if (above.copula >= 0) return unreal;
		if (context.words[draft.predicate]!.xpos === 'VBG' && !hasTo(context, draft)) return base;
		return hasTo(context, draft) ? unreal : base;
	}
	if (DENIAL.has(lemma)) return { ...unreal, heard: true, source: speakerOf(context, above) };
	if (isQuoted(context, draft, above) || SPEECH.has(lemma) || QUOTE_ONLY.has(lemma)) {
		if (negated && !isQuoted(context, draft, above))
			return { ...unreal, heard: true, source: speakerOf(context, above) };
		return { ...base, heard: true, source: speakerOf(context, above) ?? null };
	}
	if (UNREAL.has(lemma) && !THOUGHT.has(lemma)) return unreal;
	if (THOUGHT.has(lemma)) {
		const wished = /^(?:hope|fear|expect|anticipate|imagine|dream)$/.test(lemma);
		return {
			...base,
			mood: wished ? unreal.mood : base.mood,
			heard: true,
			source: speakerOf(context, above)
		};
	}
	if (FACTIVE.has(lemma)) return base;
	if (above.copula >= 0 || draft.label === 'csubj') {
		return /^(?:possible|impossible|likely|unlikely|probable|conceivable|necessary|important|essential|vital|illegal|unlawful|legal|lawful|better|best|advisable|easy|hard|difficult|dangerous|safe|crucial|desirable)$/.test(
			lemma
		) || hasTo(context, draft)
			? unreal
			: base;
	}
	return base;
}

/** Whether the clause is a quotation that the one above stands outside of. */
function isQuoted(context: Context, draft: Draft, above: Draft): boolean {
	const inner = context.quotation[draft.predicate]!;
	return inner >= 0 && context.quotation[above.predicate] !== inner;
}

function fromNoun(context: Context, draft: Draft, base: State): State {
	const { tree } = context;
	const first = firstConjunct(draft);
	const noun = first.head;
	const lemma = lemmaAt(context, noun);
	if (hasTo(context, first))
		return { ...base, mood: base.mood === 'conditional' ? base.mood : 'hypothetical' };
	const marks = dependents(context, first, 'mark').map((i) => lowerAt(context, i));
	if (marks.includes('that') && STATEMENT_NOUNS.has(lemma)) {
		const owner = tree.child(noun, 'nmod:poss');
		return { ...base, heard: true, source: owner >= 0 ? phraseOf(context, owner) : null };
	}
	if (marks.length > 0 && !marks.includes('that')) {
		return { ...base, mood: base.mood === 'conditional' ? base.mood : 'hypothetical' };
	}
	return base;
}

/** Whether a conditional clause hangs on this one or on one it is coordinated with. */
function underCondition(context: Context, draft: Draft): boolean {
	return context.drafts.some((one) => {
		if (one.label !== 'advcl' || one.coordinated) return false;
		const above = one.above;
		if (
			!above ||
			(above !== draft &&
				!(draft.coordinated && above === firstConjunct(draft) && above.predicate > one.predicate))
		)
			return false;
		const opener = subordinatorOf(context, one);
		return isConditional(context, one, opener) && !/^(?:even if|lest|whether)$/.test(opener);
	});
}

function isConditional(context: Context, draft: Draft, opener: string): boolean {
	if (CONDITIONAL.has(opener) || opener === 'even if') return true;
	// "Had it happened", "Should you see"
	if (opener === '' && draft.label === 'advcl') {
		const first = firstFinite(context, draft);
		const subject = dependent(context, draft, 'nsubj', 'expl');
		if (subject > first && /^(?:had|should|were)$/.test(lowerAt(context, first))) return true;
	}
	if (!ALWAYS_CONDITIONAL.has(opener)) return false;
	const above = governor(draft);
	return (
		above !== null &&
		draft.verb.tense === 'present' &&
		(RULE_MODALS.has(above.verb.modal) || isImperative(context, above))
	);
}

function own(context: Context, draft: Draft, state: State): State {
	let result = state;
	const source = ownSource(context, draft);
	if (source !== undefined) result = { ...result, heard: true, source: source ?? result.source };
	const guess = dependents(context, draft, 'advmod').some((i) =>
		UNREAL_ADVERBS.has(lowerAt(context, i))
	);
	const modal = draft.verb.modal !== '' && UNREAL_MODALS.has(draft.verb.modal);
	const asks = isQuestion(context) && result.mood === 'asserted' && !governor(draft);
	if (result.mood === 'asserted' && (guess || modal || asks || isImperative(context, draft))) {
		result = { ...result, mood: 'hypothetical' };
	}
	return underCondition(context, draft) ? { ...result, mood: 'conditional' } : result;
}

/** What of a clause's state goes on to the clauses below it. */
function below(state: State): State {
	return { ...state, denied: false };
}

/** Reads every clause's factuality, and which of them a verb above denies ("failed to *stop*"). */
export function readFactuality(
	context: Context,
	speaker: (draft: Draft) => { source: Phrase | null } | null
): Map<Draft, { factuality: Factuality; denied: boolean }> {
	const states = new Map<Draft, State>();
	const reading = new Set<Draft>();
	const contentOf = new Map<Draft, Draft>();
	for (const one of context.drafts) {
		if (one.content && one.label === 'parataxis' && one.content === one.above) {
			contentOf.set(firstConjunct(one.content), one);
		}
	}
	const stateOf = (draft: Draft): State => {
		const known = states.get(draft);
		if (known) return known;
		if (reading.has(draft)) return PLAIN;
		reading.add(draft);
		const state = own(context, draft, inherited(draft));
		states.set(draft, state);
		return state;
	};
	const inherited = (draft: Draft): State => {
		const first = firstConjunct(draft);
		const teller = contentOf.get(first);
		if (teller) return fromComplement(context, first, teller, below(inherited(teller)));
		if (first.content && first.label === 'parataxis' && first.content === first.above) {
			// The teller stands outside what it tells.
			return PLAIN;
		}
		const above = first.above;
		const quoted = speaker(draft);
		if (!above) return quoted ? { ...PLAIN, heard: true, source: quoted.source } : PLAIN;
		const base = below(stateOf(above));
		const told: State = { ...base, mood: 'asserted' };
		switch (first.label) {
			case 'ccomp':
			case 'xcomp':
			case 'csubj':
				return fromComplement(context, first, above, base);
			case 'acl':
				return fromNoun(context, first, told);
			case 'advcl': {
				const opener = subordinatorOf(context, first);
				if (isConditional(context, first, opener)) return { ...told, mood: 'conditional' };
				const role = opener || (hasTo(context, first) ? 'to' : '');
				if (
					/^(?:to|in order|so as|so that|as if|as though|before|until|without|for)$/.test(role) &&
					!(role === 'before' && draft.verb.tense === 'past') &&
					!(role === 'until' && draft.verb.tense === 'past')
				) {
					return { ...told, mood: 'hypothetical' };
				}
				return /^(?:VBG|VBN)$/.test(context.words[first.predicate]!.xpos) && opener === ''
					? base
					: told;
			}
		}
		return told;
	};
	const result = new Map<Draft, { factuality: Factuality; denied: boolean }>();
	for (const draft of context.drafts) {
		const { mood, heard, source, denied } = stateOf(draft);
		const kind: Kind = mood === 'asserted' ? (heard ? 'attributed' : 'asserted') : mood;
		result.set(draft, { factuality: { kind, source: heard ? source : null }, denied });
	}
	return result;
}
