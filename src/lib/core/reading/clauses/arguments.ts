/** Subject, objects and complements of every clause, those included that it shares or leaves to be understood. */
import type { Phrase } from './clause.ts';
import { hasTo, understoodSubject } from './control.ts';
import {
	dependent,
	dependents,
	governor,
	lemmaAt,
	ownLemma,
	type Context,
	type Draft
} from './draft.ts';
import {
	MEANS,
	DITRANSITIVE,
	INTRANSITIVE,
	QUOTE_ONLY,
	SPEECH,
	TAKES_TIME,
	THOUGHT,
	TOUGH
} from './lexicon/verbs.ts';
import { ADVERBIAL_NOUNS, STATEMENT_NOUNS, TIME_NOUNS } from './lexicon/words.ts';
import { phraseOf, understood } from './phrases.ts';
import { gapAntecedent, resolveRelative } from './relatives.ts';
import { predicativeOf, readVerbGroup } from './verb-group.ts';

/** A phrase in place, or the antecedent when its head is a relative pronoun. */
const argument = (context: Context, draft: Draft, head: number): Phrase | null =>
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
			(one.label === 'csubj' && dependent(context, draft, 'expl') >= 0)
	);
	draft.complements = clausal.sort((a, b) => rank(a) - rank(b) || a.predicate - b.predicate);
	draft.content = draft.complements[0] ?? null;
	const lemma = lemmaAt(context, draft.predicate);
	const speaks = SPEECH.has(lemma) || THOUGHT.has(lemma) || QUOTE_ONLY.has(lemma);
	if (!draft.content && draft.label === 'parataxis' && speaks && draft.above) {
		draft.content = draft.above;
	}
}

const rank = (draft: Draft) => (draft.label === 'csubj' ? 1 : 0);

function readObjects(context: Context, draft: Draft): void {
	const objects = dependents(context, draft, 'obj').filter((i) => !isTimeObject(context, draft, i));
	draft.object = argument(context, draft, objects[0] ?? -1);
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
	const { tree } = context;
	const subjects = dependents(context, draft, 'nsubj').filter(
		(i) => !context.draftOf.has(i) || !tree.is(i, 'csubj')
	);
	const head = subjects.filter((i) => i < draft.predicate).pop() ?? subjects[0] ?? -1;
	if (head >= 0) {
		draft.subject = argument(context, draft, head);
		return;
	}
	if (dependent(context, draft, 'csubj', 'expl') >= 0) return;
	if (draft.coordinated && draft.above) {
		draft.subject = understood(draft.above.subject, 'coordination');
		if (draft.subject) return;
	}
	draft.subject = understoodSubject(context, draft);
	const finiteGap = draft.label === 'ccomp' && !draft.subject && !hasTo(context, draft);
	if (finiteGap) draft.subject = gapAntecedent(context, draft);
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

/** The by-phrase of a passive; −1 without one. Neither times ("by Monday") nor means ("by mail") are one. */
export function byPhrase(context: Context, draft: Draft): number {
	if (draft.verb.voice !== 'passive') return -1;
	const { tree, words } = context;
	const candidates = draft.deps.filter((i) => {
		if (!tree.is(i, 'obl') || TIME_NOUNS.has(lemmaAt(context, i))) return false;
		const bare = tree.child(i, 'det', 'amod', 'nmod:poss', 'compound') < 0;
		if (bare && MEANS.has(lemmaAt(context, i))) return false;
		return words[i]!.label === 'obl:agent' || (isBy(context, i) && words[i]!.upos === 'PROPN');
	});
	return candidates.find((i) => words[i]!.label === 'obl:agent') ?? candidates[0] ?? -1;
}

function isBy(context: Context, at: number): boolean {
	const marker = context.tree.child(at, 'case');
	return marker >= 0 && context.words[marker]!.text.toLowerCase() === 'by';
}

/** Who does it, to whom or what, and for whom: passives turned round. */
export function logicalRoles(
	context: Context,
	draft: Draft
): { agent: Phrase | null; patient: Phrase | null; recipient: Phrase | null } {
	if (draft.verb.voice === 'active') {
		return { agent: draft.subject, patient: draft.object, recipient: draft.indirectObject };
	}
	const by = byPhrase(context, draft);
	const agent = argument(context, draft, by);
	const given = DITRANSITIVE.has(ownLemma(context, draft));
	if (given && (draft.object || (draft.content && draft.content.label === 'ccomp'))) {
		return { agent, patient: draft.object, recipient: draft.subject };
	}
	return { agent, patient: draft.subject, recipient: draft.indirectObject };
}
