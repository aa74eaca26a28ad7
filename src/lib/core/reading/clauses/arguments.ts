/** Subject, objects and complements of every clause, those included that it shares or leaves to be understood. */
import type { Phrase } from './clause.ts';
import { hasTo, isAwaited, understoodSubject } from './control.ts';
import {
	dependent,
	dependents,
	governor,
	lemmaAt,
	lowerAt,
	ownLemma,
	type Context,
	type Draft
} from './draft.ts';
import {
	ACCUSE,
	FORBID,
	HINDER,
	IMPERSONAL,
	INTRANSITIVE,
	INVERTING,
	MOVING,
	QUOTE_ONLY,
	SPEECH,
	TAKES_TIME,
	THOUGHT,
	TOUGH
} from './lexicon/verbs.ts';
import {
	ADVERBIAL_NOUNS,
	MEASURES,
	OPINION_ADJECTIVES,
	STATEMENT_NOUNS,
	TIME_NOUNS
} from './lexicon/words.ts';
import { phraseOf, understood } from './phrases.ts';
import { gapAntecedent, resolveRelative } from './relatives.ts';
import { predicativeOf, readVerbGroup } from './verb-group.ts';

/** A phrase in place, or the antecedent when its head is a relative pronoun. */
export const argument = (context: Context, draft: Draft, head: number): Phrase | null =>
	head < 0 ? null : (resolveRelative(context, draft, head) ?? phraseOf(context, head));

/** A time noun the parser took for an object: "arrested him *Monday*". */
export function isTimeObject(context: Context, draft: Draft, at: number): boolean {
	return (
		TIME_NOUNS.has(lemmaAt(context, at)) &&
		context.words[at]!.upos !== 'PRON' &&
		dependent(context, draft, 'iobj') < 0 &&
		!TAKES_TIME.has(ownLemma(context, draft))
	);
}

/** "fell *6 percent*" */
export const isMeasure = (context: Context, draft: Draft, at: number): boolean =>
	MOVING.has(ownLemma(context, draft)) &&
	(MEASURES.has(lemmaAt(context, at)) || context.tree.child(at, 'nummod') >= 0);

/** "pleaded *guilty*", "kept *quiet*": how, and not what. */
const isManner = ({ tree, words }: Context, at: number) =>
	/^(?:guilty|innocent|quiet|calm|silent|still)$/i.test(words[at]!.text) &&
	tree.child(at, 'det', 'amod', 'nmod:poss') < 0;

const isStranded = (context: Context, draft: Draft) =>
	draft.deps.some(
		(i) =>
			i > draft.predicate && context.words[i]!.upos === 'ADP' && !context.tree.is(i, 'compound')
	);

function readComplements(context: Context, draft: Draft): void {
	const below = context.drafts.filter(
		(one) => !one.coordinated && one.above === draft && one !== draft
	);
	const clausal = below.filter(
		(one) =>
			one.label === 'ccomp' ||
			one.label === 'xcomp' ||
			(one.label === 'csubj' && isImpersonal(context, draft)) ||
			isPrepositionalContent(context, one, draft)
	);
	draft.complements = clausal.sort((a, b) => rank(a) - rank(b) || a.predicate - b.predicate);
	draft.content = draft.complements[0] ?? null;
	const lemma = lemmaAt(context, draft.predicate);
	const speaks = SPEECH.has(lemma) || THOUGHT.has(lemma) || QUOTE_ONLY.has(lemma);
	if (!draft.content && draft.label === 'parataxis' && speaks && draft.above) {
		draft.content = draft.above;
	}
}

/** "It is clear that he left", "who left is not known": what is clear or known is the content. */
const isImpersonal = (context: Context, draft: Draft) =>
	dependent(context, draft, 'expl') >= 0 ||
	(draft.copula < 0 && draft.deps.some((i) => context.words[i]!.label === 'aux:pass'));

/** "accused him of stealing", "barred from entering" */
function isPrepositionalContent(context: Context, one: Draft, above: Draft): boolean {
	const lemma = ownLemma(context, above);
	if (isAwaited(context, one, above)) return true;
	if (one.label !== 'advcl' || ![ACCUSE, FORBID, HINDER].some((list) => list.has(lemma)))
		return false;
	return dependents(context, one, 'mark').some((i) =>
		/^(?:of|with|from)$/.test(lowerAt(context, i))
	);
}

const rank = (draft: Draft) => (draft.label === 'csubj' ? 1 : 0);

function readObjects(context: Context, draft: Draft): void {
	const objects = dependents(context, draft, 'obj').filter(
		(i) =>
			!isTimeObject(context, draft, i) && !isMeasure(context, draft, i) && !isManner(context, i)
	);
	const [first = -1] = objects;
	draft.object = draft.subject?.head === first ? null : argument(context, draft, first);
	draft.indirectObject = argument(context, draft, dependent(context, draft, 'iobj'));
	const { above } = draft;
	if (!draft.coordinated || !above) return;
	// "bought and sold houses": what stands after both belongs to both.
	if (!draft.object && above.object?.from === 'place' && above.object.head > draft.predicate) {
		draft.object = understood(above.object, 'coordination');
	}
	if (!draft.content && above.content && above.content.predicate > draft.predicate) {
		draft.content = above.content;
	}
	// "houses that they bought and sold"
	if (!draft.object && above.object?.from === 'antecedent' && sharesGap(context, draft, above)) {
		draft.object = above.object;
	}
}

const sharesGap = (context: Context, draft: Draft, above: Draft) =>
	!draft.subject?.from.startsWith('place') &&
	draft.verb.voice === 'active' &&
	above.verb.voice === 'active' &&
	draft.deps.every((i) => context.tree.is(i, 'cc') || i < draft.predicate);

/** "the keys they took", "the man police said they saw": the gap a noun leaves. */
function fillGap(context: Context, draft: Draft): void {
	const antecedent = gapAntecedent(context, draft);
	if (!antecedent || draft.coordinated) return;
	const isVerb = context.words[draft.predicate]!.upos === 'VERB';
	if (draft.content || !isVerb || draft.copula >= 0) return;
	if (draft.subject === null || draft.object || draft.verb.voice === 'passive') return;
	if (draft.subject.from === 'antecedent' || isStranded(context, draft)) return;
	const noun = lemmaAt(context, antecedent.head);
	if (ADVERBIAL_NOUNS.has(noun) || INTRANSITIVE.has(ownLemma(context, draft))) return;
	// "concerns they would try to stay" is what the concerns are.
	if (STATEMENT_NOUNS.has(noun) && draft.label !== 'acl:relcl') return;
	draft.object = antecedent;
}

function readSubject(context: Context, draft: Draft): void {
	const subjects = dependents(context, draft, 'nsubj');
	const head = subjects.filter((i) => i < draft.predicate).pop() ?? subjects[0] ?? -1;
	if (head >= 0) {
		if (!isExpletive(context, draft, head)) draft.subject = argument(context, draft, head);
		return;
	}
	if (dependent(context, draft, 'expl') >= 0) return;
	const clause = dependent(context, draft, 'csubj');
	if (clause >= 0) {
		// "What he wants is unclear" is unclear; of "who left is not known" it is the content.
		const told = draft.complements.some((one) => one.label === 'csubj');
		if (!told) draft.subject = phraseOf(context, clause);
		return;
	}
	if (draft.coordinated && draft.above) {
		draft.subject = understood(draft.above.subject, 'coordination');
		if (draft.subject) return;
	}
	draft.subject = understoodSubject(context, draft);
	const finiteGap = draft.label === 'ccomp' && !draft.subject && !hasTo(context, draft);
	if (finiteGap) draft.subject = gapAntecedent(context, draft);
	if (!draft.subject) draft.subject = invertedSubject(context, draft);
}

/** "It is clear that …" where the parser takes "it" for a subject. */
function isExpletive(context: Context, draft: Draft, head: number): boolean {
	if (lowerAt(context, head) !== 'it') return false;
	const { content } = draft;
	// "It remains to be seen whether …"
	if (ownLemma(context, draft) === 'remain' && content && ownLemma(context, content) === 'see')
		return true;
	if (!content || content.predicate < draft.predicate || content.label === 'xcomp') return false;
	const lemma = ownLemma(context, draft);
	return draft.copula >= 0 ? !OPINION_ADJECTIVES.has(lemma) : IMPERSONAL.has(lemma);
}

/** "Under the ash lay a press": the subject after its verb. */
function invertedSubject(context: Context, draft: Draft): Phrase | null {
	const place = dependents(context, draft, 'obl', 'advmod').some((i) => i < draft.predicate);
	const after = dependents(context, draft, 'obj').find((i) => i > draft.predicate);
	const inverts = INVERTING.has(ownLemma(context, draft)) && draft.verb.voice === 'active';
	if (!place || !inverts || after === undefined || draft.verb.tense === 'none') return null;
	return phraseOf(context, after);
}

/** "hard to open": the subject above is what is opened. */
function readTough(context: Context, draft: Draft): void {
	const above = governor(draft);
	if (!above || draft.coordinated || draft.object || !hasTo(context, draft)) return;
	if (draft.label !== 'xcomp' && draft.label !== 'advcl') return;
	if (above.copula < 0 || !TOUGH.has(ownLemma(context, above)) || !above.subject) return;
	if (isStranded(context, draft) || draft.copula >= 0) return;
	draft.object = understood(above.subject, 'control');
	draft.subject = null;
}

function depth(draft: Draft): number {
	let steps = 0;
	for (let at = draft.above; at; at = at.above) steps++;
	return steps;
}

/** Fills in the arguments of every clause of the sentence, from the outermost inwards. */
export function readArguments(context: Context): void {
	const order = context.drafts.map((draft) => ({ draft, depth: depth(draft) }));
	order.sort((a, b) => a.depth - b.depth || a.draft.predicate - b.draft.predicate);
	for (const { draft } of order) readComplements(context, draft);
	for (const { draft } of order) {
		draft.verb = readVerbGroup(context, draft);
		readSubject(context, draft);
		readObjects(context, draft);
		fillGap(context, draft);
		readTough(context, draft);
		const open = predicativeOf(context, draft);
		if (open >= 0) draft.predicative = phraseOf(context, open);
		else if (draft.copula >= 0 && !draft.frame)
			draft.predicative = phraseOf(context, draft.predicate);
	}
}
