/** The verb of a clause with its auxiliaries: tense, aspect, voice, polarity, modality. */
import type { Tense, VerbGroup } from './clause.ts';
import { ACTIVE_PARTICIPLE, COPULAR } from './lexicon/verbs.ts';
import { lemmaAt, lowerAt, type Context, type Draft } from './draft.ts';
import { isNegated, negators } from './negation.ts';

const PAST_MODALS = new Set(['would', 'could', 'might']);

function tenseOf(xpos: string, lemma: string): Tense {
	if (xpos === 'MD') {
		if (/^(?:will|shall|wo|'ll|’ll)$/.test(lemma)) return 'future';
		return PAST_MODALS.has(lemma) ? 'past' : 'present';
	}
	if (xpos === 'VBD') return 'past';
	return xpos === 'VBZ' || xpos === 'VBP' ? 'present' : 'none';
}

function modalOf(
	context: Context,
	draft: Draft,
	auxiliaries: readonly number[],
	to: boolean
): string {
	const modal = auxiliaries.find((i) => context.words[i]!.xpos === 'MD');
	if (modal !== undefined) {
		const lemma = lemmaAt(context, modal);
		return lemma === 'wo' ? 'will' : lemma === 'ca' ? 'can' : lemma === 'sha' ? 'shall' : lemma;
	}
	for (const i of draft.chain.slice(0, -1)) {
		switch (lemmaAt(context, i)) {
			case 'have':
			case 'get':
				return 'have to';
			case 'go':
				return 'be going to';
			case 'able':
			case 'unable':
				return 'be able to';
			case 'suppose':
				return 'be supposed to';
			case 'need':
				return 'need to';
			case 'ought':
				return 'ought to';
			case 'about':
				return 'be about to';
		}
	}
	const be = auxiliaries.find((i) => lemmaAt(context, i) === 'be');
	return to && be !== undefined && auxiliaries[0] === be ? 'be to' : '';
}

/**
 * Reads a clause's verb group. Of a clause coordinated with another ("was arrested and charged", "must stop and
 * wait"), what it leaves out is taken from the other's, which has to be read before it.
 */
export function readVerbGroup(context: Context, draft: Draft): VerbGroup {
	const { tree, words } = context;
	const verb = draft.chain[draft.chain.length - 1] ?? draft.predicate;
	const copular = draft.copula >= 0;
	const auxiliaries = draft.deps.filter((i) => tree.is(i, 'aux') || tree.is(i, 'cop'));
	const particles = tree.children(verb, 'compound:prt');
	const negative = negators(context, draft);
	const to = draft.deps.filter((i) => tree.is(i, 'mark') && lowerAt(context, i) === 'to');
	const isVerb = words[verb]!.upos === 'VERB' || words[verb]!.upos === 'AUX';
	const own = [
		...new Set([
			...auxiliaries,
			...negative.filter((i) => !tree.is(i, 'cc')),
			...(copular || !isVerb ? draft.chain.slice(0, -1) : draft.chain),
			...particles
		])
	].sort((a, b) => a - b);
	const group = own.length > 0 ? own : [verb];
	const finite = [...auxiliaries, ...draft.chain].sort((a, b) => a - b);
	const first = finite[0] ?? verb;
	const infinitive = to.some((i) => i < first);
	const model = draft.coordinated && draft.above ? draft.above.verb : null;
	const bare = auxiliaries.length === 0 && !infinitive;
	const { xpos } = words[verb]!;
	const finitePart = [...auxiliaries, ...draft.chain].filter(
		(i) => !copular || i !== verb || isVerb
	);
	const tense = infinitive
		? 'none'
		: tenseOf(words[finitePart[0] ?? verb]!.xpos, lemmaAt(context, finitePart[0] ?? verb));
	const perfect = auxiliaries.some((i) => lemmaAt(context, i) === 'have');
	const passiveAux =
		auxiliaries.some((i) => words[i]!.label === 'aux:pass') ||
		(xpos === 'VBN' &&
			auxiliaries.some((i) => !tree.is(i, 'cop') && /^(?:be|get)$/.test(lemmaAt(context, i))));
	const reduced =
		bare &&
		xpos === 'VBN' &&
		!model &&
		!ACTIVE_PARTICIPLE.has(lemmaAt(context, verb)) &&
		draft.label !== 'root';
	const lemma = copular ? lemmaAt(context, draft.copula) : lemmaAt(context, verb);
	const result: VerbGroup = {
		start: words[group[0]!]!.start,
		end: words[group[group.length - 1]!]!.end,
		words: group,
		lemma,
		particle: particles.map((i) => lowerAt(context, i)).join(' '),
		tense,
		perfect,
		progressive:
			!copular && xpos === 'VBG' && auxiliaries.some((i) => lemmaAt(context, i) === 'be'),
		voice: passiveAux || reduced ? 'passive' : 'active',
		negated: isNegated(context, draft),
		modal: modalOf(context, draft, auxiliaries, to.length > 0),
		copular: copular || (COPULAR.has(lemma) && hasPredicative(context, draft))
	};
	if (draft.chain.some((i) => lemmaAt(context, i) === 'unable')) result.negated = !result.negated;
	if (!model || !bare || !isVerb) return result;
	const base = xpos === 'VB' || (xpos === 'VBP' && model.modal !== '');
	if (xpos === 'VBN' && model.voice === 'passive') {
		return {
			...result,
			voice: 'passive',
			tense: model.tense,
			perfect: model.perfect,
			modal: model.modal,
			negated: result.negated || model.negated
		};
	}
	if (xpos === 'VBN' && model.perfect) {
		return {
			...result,
			perfect: true,
			tense: model.tense,
			modal: model.modal,
			negated: result.negated || model.negated
		};
	}
	if (xpos === 'VBG' && model.progressive)
		return {
			...result,
			progressive: true,
			tense: model.tense,
			negated: result.negated || model.negated
		};
	if (base && (model.modal !== '' || draft.above!.verb.tense === 'none' || model.negated)) {
		return {
			...result,
			modal: result.modal || model.modal,
			tense: model.tense,
			negated: result.negated || model.negated
		};
	}
	return result;
}

/** Whether an adjective or noun without a verb of its own hangs on it: "remained *silent*". */
export function hasPredicative(context: Context, draft: Draft): boolean {
	return predicativeOf(context, draft) >= 0;
}

export function predicativeOf(context: Context, draft: Draft): number {
	return draft.deps.find((i) => context.tree.is(i, 'xcomp') && !context.draftOf.has(i)) ?? -1;
}
