/** What speaks for and against a clause having been read right, as numbers for `checks.ts` to weigh. */
import type { Clause, Phrase } from './clause.ts';
import { dependents, firstConjunct, lemmaAt, ownLemma, type Context, type Draft } from './draft.ts';
import { NEEDS_OBJECT, SPEECH } from './lexicon/verbs.ts';
import { TIME_NOUNS } from './lexicon/words.ts';
import { isRelativeTag } from './relatives.ts';

/** The parser's verdict is not let count beyond odds of e⁴. */
const MOST = 4;

/** How sure the parser is of a clause's own core dependents, as log odds; null when it does not say. */
function ownOdds({ words }: Context, draft: Draft): number | null {
	// The frame around a clause ("the problem is that …") hangs on the inner clause's verb.
	const parts = draft.frame ? [words[draft.predicate]!.head] : draft.chain;
	const known = parts.map((i) => words[i]!.sure).filter((sure) => sure > 0);
	if (known.length === 0) return null;
	const sure = Math.min(...known);
	return Math.max(-MOST, Math.min(MOST, Math.log(sure / (1 - Math.min(sure, 0.999)))));
}

/** How far short of certainty; that of a clause of which nothing is known is as even odds. */
const shortfall = (context: Context, draft: Draft | null) =>
	draft ? MOST - (ownOdds(context, draft) ?? 1.5) : 0;

const isApart = (context: Context, draft: Draft) => {
	const { words } = context;
	let at = Math.min(...draft.chain, ...draft.deps, draft.predicate) - 1;
	while (at > draft.head && words[at]!.upos === 'PUNCT') at--;
	return at !== draft.head;
};

/** Whether somebody else's word is told in the sentence, so that the clause may be part of it. */
function isReported({ words }: Context, draft: Draft): boolean {
	return words.some(({ lemma, xpos }, i) => {
		if (draft.chain.includes(i) || i === draft.predicate) return false;
		const lower = lemma.toLowerCase();
		return lower === 'accord' || lower === 'according' || (/^VB/.test(xpos) && SPEECH.has(lower));
	});
}

/** In how many ways the tree is one that English does not have. */
function impossibilities(context: Context, draft: Draft, clause: Clause): number {
	const { tree, words } = context;
	const { tense, voice } = clause.verb;
	const phrases = [clause.subject, clause.object, clause.indirectObject].filter(
		(phrase): phrase is Phrase => phrase !== null && phrase.from === 'place'
	);
	const without = !clause.object && !clause.content && !clause.predicative && voice === 'active';
	const holds = [
		// Two subjects, two objects.
		dependents(context, draft, 'nsubj', 'csubj').length > 1,
		dependents(context, draft, 'obj').length > 1,
		// A finite verb without a subject; one that needs an object without one, or with a time for it.
		tense !== 'none' && !clause.subject && !clause.content && voice === 'active',
		without && NEEDS_OBJECT.has(ownLemma(context, draft)),
		phrases.some((phrase) => TIME_NOUNS.has(lemmaAt(context, phrase.head))),
		// A relative pronoun that stands for nothing.
		/^(?:acl|advcl|conj)/.test(draft.label) &&
			[clause.agent, clause.patient].some(
				(phrase) =>
					phrase &&
					isRelativeTag(words[phrase.head]!) &&
					!/^wh(?:at|oever|atever)$/i.test(phrase.text)
			),
		// A quotation that opens or closes in the middle of a phrase.
		phrases.some((phrase) => phrase.text.split(/["“”]/).length % 2 === 0),
		// A subject or object that can be none, a preposition with dependents, words that fit nowhere.
		phrases.some((phrase) => /^(?:ADP|PUNCT|ADV|VERB|AUX|X)$/.test(words[phrase.head]!.upos)),
		draft.deps.some(
			(i) => words[i]!.upos === 'ADP' && tree.child(i, 'nmod', 'obl', 'obj', 'amod') >= 0
		),
		draft.deps.some((i) => /^(?:dep|orphan|reparandum|goeswith)$/.test(words[i]!.label))
	];
	return holds.filter(Boolean).length;
}

/** Every piece of evidence by name; switches are 0 or 1. */
export function evidenceFor(
	context: Context,
	draft: Draft,
	clause: Clause,
	teller: Draft | null
): Record<string, number> {
	const odds = ownOdds(context, draft);
	const first = firstConjunct(draft);
	const from = [clause.agent, clause.patient, clause.recipient].map((phrase) => phrase?.from);
	const shares = from.includes('coordination');
	const controlled = from.includes('control');
	const hung = from.includes('antecedent');
	const phrases = [clause.agent, clause.patient, clause.recipient].filter(
		(phrase) => phrase !== null
	);
	const reach = phrases.filter(
		(phrase) => phrase.from === 'place' && phrase.sentence === context.index
	);
	let above = 0;
	for (let at = first.above; at; at = at.above) above = Math.max(above, shortfall(context, at));
	const lender = shares ? draft.above : controlled ? first.above : null;
	const unknown = (label: RegExp) => odds === null && label.test(draft.label);
	const { kind, source } = clause.factuality;
	const given: Record<string, number | boolean> = {
		always: 1,
		odds: odds ?? 0,
		unknownComplement: unknown(/^[cx]comp$/),
		unknownConjunct: unknown(/^conj$/),
		unknownOnNoun: unknown(/^acl/),
		unknownOther: unknown(/^(?![cx]comp$|conj$|acl)/),
		shares,
		controlled,
		hung,
		apart: hung && isApart(context, first),
		lender: shortfall(context, lender),
		above,
		teller: shortfall(context, teller),
		heard: source !== null || kind === 'attributed',
		unreal: kind === 'hypothetical',
		conditional: kind === 'conditional',
		conjunct: draft.label === 'conj',
		adverbial: first.label === 'advcl',
		aside: first.label === 'parataxis',
		onNoun: first.label === 'acl' || first.label === 'acl:relcl',
		main: draft.label === 'root',
		coordinated: phrases.some((phrase) => phrase.members.length > 1),
		commas: phrases.some((phrase) => phrase.text.includes(',')),
		far: reach.some((phrase) => Math.abs(phrase.head - draft.predicate) > 8),
		length: context.words.length / 40,
		clauses: context.drafts.length / 5,
		unheard: source === null && kind !== 'attributed' && isReported(context, draft),
		quotes: context.quotation.some((number) => number >= 0),
		halves: context.words.some(({ text }) => /^[;:–—]$/.test(text)),
		passive: clause.verb.voice === 'passive',
		agentless: clause.agent === null,
		tells: clause.content !== null,
		copular: clause.verb.copular,
		denied: clause.verb.negated,
		impossible: impossibilities(context, draft, clause)
	};
	return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, Number(value)]));
}
