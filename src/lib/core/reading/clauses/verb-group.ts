/** The verb of a clause with its auxiliaries: tense, aspect, voice, polarity, modality. */
import type { Tense, VerbGroup } from './clause.ts';
import { ACTIVE_PARTICIPLE, COPULAR } from './lexicon/verbs.ts';
import {
	dependents,
	governor,
	lemmaAt,
	lowerAt,
	ownLemma,
	type Context,
	type Draft
} from './draft.ts';
import { isNegated, negators } from './negation.ts';
import { hasRelativeWord } from './relatives.ts';
import { wordTable } from '../../word-table.ts';

const PAST_MODALS = new Set(['would', 'could', 'might', "'d", '’d']);
const FUTURE_MODALS = new Set(['will', 'shall', 'wo', 'sha', "'ll", '’ll']);
/** Lemmas of the treebanks' short forms. */
const FULL_MODAL = wordTable<string>({
	wo: 'will',
	"'ll": 'will',
	'’ll': 'will',
	ca: 'can',
	sha: 'shall',
	"'d": 'would',
	'’d': 'would'
});
/** What the outer verb of a compound predicate amounts to: "have" in "have to leave". */
const SEMI_MODAL = wordTable<string>({
	have: 'have to',
	get: 'have to',
	go: 'be going to',
	suppose: 'be supposed to',
	need: 'need to',
	ought: 'ought to',
	about: 'be about to'
});

/** The verb group's parts, by position. */
interface Parts {
	verb: number;
	isVerb: boolean;
	auxiliaries: number[];
	/** Whether "to" stands before everything else. */
	infinitive: boolean;
	/** Whether there is neither an auxiliary nor "to". */
	bare: boolean;
	/** Whether it is a participle without an auxiliary of its own. */
	participle: boolean;
}

function partsOf(context: Context, draft: Draft): Parts {
	const { words } = context;
	const verb = draft.chain[draft.chain.length - 1] ?? draft.predicate;
	const auxiliaries = dependents(context, draft, 'aux', 'cop');
	const first = Math.min(...auxiliaries, ...draft.chain, verb);
	const to = dependents(context, draft, 'mark').filter((i) => lowerAt(context, i) === 'to');
	const infinitive = to.some((i) => i < first);
	const { xpos, upos } = words[verb]!;
	// "the ship called Freewinds" is often tagged as if it were past tense.
	const alone =
		dependents(context, draft, 'nsubj', 'mark').length === 0 && !hasRelativeWord(context, draft);
	return {
		verb,
		isVerb: upos === 'VERB' || upos === 'AUX',
		auxiliaries,
		infinitive,
		bare: auxiliaries.length === 0 && !infinitive,
		participle: xpos === 'VBN' || (xpos === 'VBD' && draft.label.startsWith('acl') && alone)
	};
}

function tenseOf(context: Context, draft: Draft, parts: Parts): Tense {
	if (parts.infinitive || (parts.participle && parts.bare)) return 'none';
	const [first] = [...parts.auxiliaries, ...draft.chain].sort((a, b) => a - b);
	const { xpos } = context.words[first ?? parts.verb]!;
	const lemma = lemmaAt(context, first ?? parts.verb);
	if (xpos === 'MD') {
		return FUTURE_MODALS.has(lemma) ? 'future' : PAST_MODALS.has(lemma) ? 'past' : 'present';
	}
	if (xpos === 'VBD') return 'past';
	return xpos === 'VBZ' || xpos === 'VBP' ? 'present' : 'none';
}

function modalOf(context: Context, draft: Draft, { auxiliaries }: Parts): string {
	const modal = auxiliaries.find((i) => context.words[i]!.xpos === 'MD');
	if (modal !== undefined) {
		const lemma = lemmaAt(context, modal);
		return FULL_MODAL[lemma] ?? lemma;
	}
	const outer = draft.chain.slice(0, -1).find((i) => SEMI_MODAL[lemmaAt(context, i)]);
	if (outer !== undefined) return SEMI_MODAL[lemmaAt(context, outer)]!;
	const above = governor(draft);
	if (draft.label === 'xcomp' && above && /^(?:un)?able$/.test(ownLemma(context, above))) {
		return 'be able to';
	}
	const be = auxiliaries[0];
	const isBe = be !== undefined && be !== draft.copula && lemmaAt(context, be) === 'be';
	return isBe && context.words[be + 1]?.text.toLowerCase() === 'to' ? 'be to' : '';
}

function isPassive(context: Context, draft: Draft, parts: Parts): boolean {
	const { words } = context;
	const { auxiliaries, verb, participle } = parts;
	if (auxiliaries.some((i) => words[i]!.label === 'aux:pass')) return true;
	if (!participle) return false;
	if (parts.bare) {
		const reduced = !(draft.coordinated && draft.above) && draft.label !== 'root';
		return reduced && !ACTIVE_PARTICIPLE.has(lemmaAt(context, verb));
	}
	return auxiliaries.some((i) => /^(?:be|get)$/.test(lemmaAt(context, i)));
}

/** What a coordinated verb leaves out and the one before it has: "was arrested and charged", "must stop and wait". */
function shared(context: Context, draft: Draft, parts: Parts, own: VerbGroup): VerbGroup {
	const model = draft.coordinated ? draft.above?.verb : undefined;
	if (!model || !parts.bare || !parts.isVerb) return own;
	const { xpos } = context.words[parts.verb]!;
	const { tense, perfect, modal } = model;
	const negated = own.negated || model.negated;
	const taken = { ...own, tense, modal: own.modal || modal, negated };
	if (xpos === 'VBN' || (xpos === 'VBD' && model.tense === 'none' && model.voice === 'passive')) {
		if (model.voice === 'passive') return { ...taken, voice: 'passive', perfect };
		return perfect ? { ...taken, perfect } : own;
	}
	if (xpos === 'VBG') return model.progressive ? { ...taken, progressive: true } : own;
	const base = xpos === 'VB' || (xpos === 'VBP' && modal !== '');
	return base && (modal !== '' || tense === 'none' || model.negated) ? taken : own;
}

/**
 * Reads a clause's verb group. Of a clause coordinated with another, what it leaves out is taken from the other's, which
 * has to be read before it.
 */
export function readVerbGroup(context: Context, draft: Draft): VerbGroup {
	const { tree, words } = context;
	const parts = partsOf(context, draft);
	const { verb, auxiliaries, isVerb } = parts;
	const particles = tree.children(verb, 'compound:prt');
	const negative = negators(context, draft).filter((i) => !tree.is(i, 'cc'));
	const copular = draft.copula >= 0;
	const verbs = copular || !isVerb ? draft.chain.slice(0, -1) : draft.chain;
	const all = new Set([...auxiliaries, ...negative, ...verbs, ...particles]);
	if (all.size === 0) all.add(verb);
	const group = [...all].sort((a, b) => a - b);
	const lemma = lemmaAt(context, copular ? draft.copula : verb);
	return shared(context, draft, parts, {
		start: words[group[0]!]!.start,
		end: words[group[group.length - 1]!]!.end,
		words: group,
		lemma,
		particle: particles.map((i) => lowerAt(context, i)).join(' '),
		tense: tenseOf(context, draft, parts),
		perfect: auxiliaries.some((i) => lemmaAt(context, i) === 'have'),
		progressive:
			!copular &&
			words[verb]!.xpos === 'VBG' &&
			auxiliaries.some((i) => lemmaAt(context, i) === 'be'),
		voice: isPassive(context, draft, parts) ? 'passive' : 'active',
		negated: isNegated(context, draft),
		modal: modalOf(context, draft, parts),
		copular: copular || (COPULAR.has(lemma) && predicativeOf(context, draft) >= 0)
	});
}

/** The adjective or noun without a verb of its own that hangs on a clause: "remained *silent*"; −1 without one. */
export const predicativeOf = (context: Context, draft: Draft): number =>
	draft.deps.find((i) => context.tree.is(i, 'xcomp') && !context.draftOf.has(i)) ?? -1;
