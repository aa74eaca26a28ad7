/** Who answers for a clause: the article, somebody it names, or nobody. */

import type { Factuality, Phrase } from './clause.ts';
import { forceOf } from './complements.ts';
import { isCondition, isImperative, isUnderCondition } from './conditions.ts';
import { hasTo, isAwaited } from './control.ts';
import {
	dependents,
	firstConjunct,
	governor,
	lemmaAt,
	lowerAt,
	ownLemma,
	type Context,
	type Draft
} from './draft.ts';
import { ACCUSE, FORBID, HINDER, RELATING } from './lexicon/verbs.ts';
import {
	HEARSAY,
	MAY_BE,
	STATEMENT_NOUNS,
	UNREAL_ADVERBS,
	UNREAL_MODALS,
	UNREAL_OPENERS
} from './lexicon/words.ts';
import { markerOf, subordinatorOf } from './modifiers.ts';
import { logicalRoles } from './roles.ts';
import { phraseOf, setOff } from './phrases.ts';

interface State {
	mood: 'asserted' | 'conditional' | 'hypothetical';
	/** Somebody says it; `source` is who, null when nobody is named. */
	heard: boolean;
	source: Phrase | null;
	/** Turned round by the verb above: "failed to *stop*". */
	denied: boolean;
	/** The clause that says it: what lies between depends on how it was read. */
	teller: Draft | null;
}

const PLAIN: State = { mood: 'asserted', heard: false, source: null, denied: false, teller: null };

const unreal = (state: State): State =>
	state.mood === 'conditional' ? state : { ...state, mood: 'hypothetical' };

const heardFrom = (state: State, source: Phrase | null, teller: Draft | null): State => ({
	...state,
	heard: true,
	source,
	teller
});

/** Head of "according to the ministry" among the clause's dependents; undefined without one. */
const accordingTo = (context: Context, draft: Draft): number | undefined =>
	dependents(context, draft, 'obl', 'advcl').find((i) => {
		const marker = markerOf(context, i).text;
		return /^(?:according to|as per|in the (?:words|view|opinion) of)$/.test(marker);
	});

/** "According to the charge, he began and was paid": what opens the first of coordinated clauses is for all. */
function openingSource(context: Context, draft: Draft): number | undefined {
	const first = firstConjunct(draft);
	const source = first === draft ? undefined : accordingTo(context, first);
	return source !== undefined && source < first.predicate ? source : undefined;
}

function inSource(context: Context, draft: Draft, above: Draft): boolean {
	const source = accordingTo(context, above);
	return source !== undefined && context.tree.subtree(source).includes(draft.predicate);
}

/** Who a clause's own words say it is from, null when nobody is named; undefined when they say nothing of the kind. */
function ownSource(context: Context, draft: Draft): Phrase | null | undefined {
	const according = accordingTo(context, draft) ?? openingSource(context, draft);
	if (according !== undefined) return phraseOf(context, according);
	const heard = dependents(context, draft, 'advmod').some((i) => HEARSAY.has(lowerAt(context, i)));
	return heard ? null : undefined;
}

function fromComplement(context: Context, draft: Draft, above: Draft, base: State): State {
	const force = forceOf(context, draft, above);
	let state = force.unreal ? unreal(base) : base;
	if (force.denied) state = { ...state, denied: true };
	if (!force.told) return state;
	const { agent } = logicalRoles(context, above);
	return heardFrom(state, agent ?? opinionHolder(above), above);
}

/** "She is sure that …": its subject. */
const opinionHolder = (above: Draft) => (above.copula >= 0 ? above.subject : null);

function fromNoun(context: Context, draft: Draft, base: State): State {
	const first = firstConjunct(draft);
	const above = governor(first);
	const related =
		above && isRelated(context, first, above) ? heardFrom(base, above.subject, above) : base;
	if (hasTo(context, first)) return unreal(related);
	const marks = dependents(context, first, 'mark').map((i) => lowerAt(context, i));
	if (marks.length === 0) return related;
	if (!marks.includes('that'))
		return MAY_BE.has(lemmaAt(context, first.head)) ? unreal(base) : base;
	if (!STATEMENT_NOUNS.has(lemmaAt(context, first.head))) return base;
	const owner = context.tree.child(first.head, 'nmod:poss');
	const claimant = above && claimedBy(context, above, first.head);
	return heardFrom(base, owner >= 0 ? phraseOf(context, owner) : claimant, above);
}

/** "described a room in which …": what is said of the thing described is the describer's word. */
function isRelated(context: Context, draft: Draft, above: Draft): boolean {
	return (
		RELATING.has(ownLemma(context, above)) &&
		above.verb.voice === 'active' &&
		dependents(context, above, 'obj').includes(draft.head) &&
		!setOff(context, draft.chain[0] ?? draft.predicate)
	);
}

/** "He rejected the claim that", "made the claim that": who claims is told by the verb only when it is "make". */
function claimedBy(context: Context, above: Draft, noun: number): Phrase | null {
	const makes = /^(?:make|issue|give|express|repeat|voice|raise|have)$/.test(above.verb.lemma);
	return makes && dependents(context, above, 'obj').includes(noun) ? above.subject : null;
}

function fromAdverbial(context: Context, draft: Draft, first: Draft, base: State): State {
	const told: State = { ...base, mood: 'asserted' };
	const { above } = first;
	const marks = dependents(context, first, 'mark').map((i) => lowerAt(context, i));
	if (above && marks.some((mark) => /^(?:of|with|from)$/.test(mark))) {
		const lemma = ownLemma(context, above);
		if (ACCUSE.has(lemma)) return heardFrom(base, logicalRoles(context, above).agent, above);
		if (FORBID.has(lemma)) return { ...unreal(base), denied: !above.verb.negated };
		if (HINDER.has(lemma)) return { ...base, denied: !above.verb.negated };
	}
	if (above && isAwaited(context, first, above)) return unreal(base);
	if (isCondition(context, first)) return { ...told, mood: 'conditional' };
	const opener = subordinatorOf(context, first) || (hasTo(context, first) ? 'to' : '');
	if (opener === 'without') return { ...base, denied: true };
	// "used the money to buy a yacht": it was bought.
	if (opener === 'to' && above && ownLemma(context, above) === 'use' && above.object) return base;
	if (UNREAL_OPENERS.has(opener)) return unreal(told);
	const { tense } = draft.verb;
	if (/^(?:before|until|till)$/.test(opener) && tense === 'present') return unreal(told);
	// "wants the clock to start when they reach the door"
	const awaited = /^(?:when|once|after|as soon as)$/.test(opener) && tense === 'present';
	if (awaited && base.mood === 'hypothetical') return base;
	// "…, leaving two dead" is as real as what it follows.
	return draft.verb.tense === 'none' && opener === '' ? base : told;
}

/** Whether a modal keeps it from being so; what cannot be is denied, and "would like" is polite. */
function isUnrealVerb({ verb }: Draft): boolean {
	if (!UNREAL_MODALS.has(verb.modal)) return false;
	if (verb.negated && /^(?:can|could)$/.test(verb.modal) && !verb.perfect) return false;
	return !(verb.modal === 'would' && /^(?:like|love|prefer)$/.test(verb.lemma));
}

/** What the clause's own words add: a source, a modal, a question, an order, a condition it stands under. */
function withOwn(context: Context, draft: Draft, state: State): State {
	const source = ownSource(context, draft);
	let result = source === undefined ? state : heardFrom(state, source ?? state.source, null);
	const guessed = dependents(context, draft, 'advmod').some((i) =>
		UNREAL_ADVERBS.has(lowerAt(context, i))
	);
	const asked = !governor(draft) && context.words.slice(-2).some((word) => word.text === '?');
	const open = subordinatorOf(context, draft) === 'whether';
	if (guessed || asked || open || isUnrealVerb(draft) || isImperative(context, draft)) {
		result = unreal(result);
	}
	return isUnderCondition(context, draft) ? { ...result, mood: 'conditional' } : result;
}

export interface FactualityReading {
	factuality: Factuality;
	/** Whether a verb above denies the clause. */
	denied: boolean;
	/** The clause that attributes it, where there is one. */
	teller: Draft | null;
}

/**
 * Reads every clause's factuality from the outside inwards.
 * @param speaker who speaks where a whole sentence is quoted; null when it is not
 */
export function readFactuality(
	context: Context,
	speaker: (draft: Draft) => { source: Phrase | null } | null
): Map<Draft, FactualityReading> {
	// "Prices fell, he said": the teller hangs on what it tells.
	const tellers = new Map<Draft, Draft>();
	for (const one of context.drafts) {
		if (one.content && one.content === one.above) tellers.set(firstConjunct(one.content), one);
	}
	const states = new Map<Draft, State>();
	const inherited = (draft: Draft): State => {
		const first = firstConjunct(draft);
		const teller = tellers.get(first);
		if (teller) return fromComplement(context, first, teller, PLAIN);
		if (first.content && first.content === first.above) return PLAIN;
		const { above } = first;
		if (!above) {
			const quoted = speaker(draft);
			return quoted ? heardFrom(PLAIN, quoted.source, null) : PLAIN;
		}
		// What stands in "according to the report that …" is not from the report.
		const state = inSource(context, first, above) ? inherited(above) : stateOf(above);
		const base: State = { ...state, denied: false };
		switch (first.label) {
			case 'ccomp':
			case 'xcomp':
			case 'csubj':
				return fromComplement(context, first, above, base);
			case 'acl':
			case 'acl:relcl':
				return fromNoun(context, first, { ...base, mood: 'asserted' });
			case 'advcl':
				return fromAdverbial(context, draft, first, base);
		}
		return { ...base, mood: 'asserted' };
	};
	const stateOf = (draft: Draft): State => {
		let state = states.get(draft);
		if (!state) {
			state = withOwn(context, draft, inherited(draft));
			states.set(draft, state);
		}
		return state;
	};
	return new Map(
		context.drafts.map((draft) => {
			const { mood, heard, source, denied, teller } = stateOf(draft);
			const kind = mood === 'asserted' && heard ? 'attributed' : mood;
			return [
				draft,
				{ factuality: { kind, source: heard ? source : null, heard }, denied, teller }
			];
		})
	);
}
