/** From parsed sentences to what their clauses say. */
import type { ParsedSentence } from '../tree.ts';
import { readArguments } from './arguments.ts';
import { agreementOn, opinionOf } from './agreement.ts';
import { confidenceOf } from './checks.ts';
import type { Clause, ClauseKind, Phrase } from './clause.ts';
import { firstFinite, hasTo } from './control.ts';
import {
	contextOf,
	dependents,
	extent,
	firstConjunct,
	governor,
	type Context,
	type Draft
} from './draft.ts';
import { evidenceFor } from './evidence.ts';
import { readFactuality } from './factuality.ts';
import { SURE_FROM } from './lexicon/weights.ts';
import { HEDGES, LIMITS, PAIRED_LIMITS } from './lexicon/words.ts';
import { collect, readModifiers, subordinatorOf } from './modifiers.ts';
import { findDrafts } from './predicates.ts';
import { quotations } from './quotation.ts';
import { isRelativeWord } from './relatives.ts';
import { logicalRoles } from './roles.ts';

/** Longer ones are lists or tables without full stops; nothing in them is read, which also keeps the time linear. */
const LONGEST_SENTENCE = 250;
const NONE: ReadonlySet<string> = new Set();

function kindOf(context: Context, draft: Draft): ClauseKind {
	const first = firstConjunct(draft);
	const finite = /^(?:VBD|VBP|VBZ|MD)$/.test(context.words[firstFinite(context, first)]!.xpos);
	const bare: ClauseKind = hasTo(context, first) ? 'infinitive' : 'participial';
	switch (first.label) {
		case 'acl:relcl':
			return 'relative';
		case 'ccomp':
		case 'csubj':
		case 'xcomp':
			return finite || first.subject?.from === 'place' ? 'complement' : bare;
		case 'acl':
			return finite ? 'complement' : bare;
		case 'advcl':
			return finite || first.copula >= 0 ? 'adverbial' : bare;
		case 'parataxis':
			return standsAlone(context, first) ? 'main' : 'parenthetical';
	}
	return 'main';
}

/** Whether a clause put beside another is as good as a sentence: "The alarm rang; everybody left." */
function standsAlone({ tree, words, draftOf }: Context, draft: Draft): boolean {
	const beside = draft.above !== null && firstConjunct(draft.above).label === 'root';
	if (!beside || draft.subject?.from !== 'place' || draft.content === draft.above) return false;
	const branch = tree.subtree(draft.chain[0] ?? draft.predicate, (i) => tree.is(i, 'parataxis'));
	const after = words.slice(branch[branch.length - 1]! + 1);
	const toTheEnd = after.every((word, i) => {
		const at = words.length - after.length + i;
		return word.upos === 'PUNCT'
			? !/^[)\]}]$/.test(word.text)
			: tree.is(at, 'parataxis') || draftOf.has(at);
	});
	return toTheEnd && !/^[([{]$/.test(words[branch[0]!]!.text);
}

/** Ids of a sentence's clauses: of words, so that they stay when others come or go. */
const idIn = (context: Context) => (draft: Draft) => `${context.sentence.id}.${draft.predicate}`;

function spanIn(context: Context) {
	return (draft: Draft) => {
		const { tree, words } = context;
		const aside = (i: number) =>
			(tree.is(i, 'conj') && context.draftOf.has(i)) || tree.is(i, 'parataxis') || tree.is(i, 'cc');
		const all = extent(context, draft, aside);
		let from = 0;
		let to = all.length - 1;
		while (from < to && words[all[from]!]!.upos === 'PUNCT') from++;
		while (to > from && words[all[to]!]!.upos === 'PUNCT') to--;
		return { start: words[all[from]!]!.start, end: words[all[to]!]!.end };
	};
}

function subordinator(context: Context, draft: Draft): string {
	const opener = subordinatorOf(context, draft);
	if (opener) return opener;
	if (firstConjunct(draft).label !== 'acl:relcl') return '';
	const word = context.tree
		.subtree(draft.chain[0] ?? draft.predicate)
		.find((i) => isRelativeWord(context, i) && i < draft.predicate);
	return word === undefined ? '' : context.words[word]!.text.toLowerCase();
}

type Speaker = { source: Phrase | null } | null;

/** A clause still to be weighed, with what it was read from. */
interface ReadClause {
	clause: Clause;
	context: Context;
	draft: Draft;
	teller: Draft | null;
}

function clausesOf(context: Context, speaker: (draft: Draft) => Speaker): ReadClause[] {
	const idOf = idIn(context);
	const spanOf = spanIn(context);
	const factualities = readFactuality(context, speaker);
	return context.drafts.map((draft) => {
		const { factuality, denied, teller } = factualities.get(draft)!;
		const parent = governor(draft);
		const clause: Clause = {
			...spanOf(draft),
			id: idOf(draft),
			sentence: context.index,
			predicate: draft.predicate,
			kind: kindOf(context, draft),
			parent: parent && idOf(parent),
			coordinatedWith: draft.coordinated && draft.above ? idOf(draft.above) : null,
			subordinator: subordinator(context, draft),
			verb: denied ? { ...draft.verb, negated: !draft.verb.negated } : draft.verb,
			subject: draft.subject,
			object: draft.object,
			indirectObject: draft.indirectObject,
			predicative: draft.predicative,
			content: draft.content && idOf(draft.content),
			...logicalRoles(context, draft),
			modifiers: readModifiers(context, draft, spanOf, idOf),
			hedges: collect(context, draft, HEDGES, NONE),
			limits: collect(context, draft, LIMITS, PAIRED_LIMITS),
			quoted: context.quotation[draft.predicate]! >= 0,
			factuality,
			confidence: 0,
			sure: false
		};
		return { clause, context, draft, teller };
	});
}

function readAll(sentences: readonly ParsedSentence[]): ReadClause[] {
	const marks = quotations(sentences);
	const contexts = sentences.map((sentence, i) => contextOf(i, sentence, marks[i]!));
	for (const context of contexts) {
		if (context.words.length > LONGEST_SENTENCE || context.tree.root < 0) continue;
		findDrafts(context);
		readArguments(context);
	}
	const speakers = speakersOf(contexts);
	return contexts.flatMap((context) =>
		clausesOf(context, (draft) => speakerFor(context, draft, speakers))
	);
}

/** A clause with what speaks for and against its being read right, for those who weigh it. */
export interface WeighedClause {
	clause: Clause;
	evidence: Readonly<Record<string, number>>;
}

/** As `readClauses`, with the evidence on each clause. */
export function readWeighedClauses(sentences: readonly ParsedSentence[]): WeighedClause[] {
	const parsers = sentences.reduce((most, { others }) => Math.max(most, others?.length ?? 0), 0);
	const opinions = Array.from({ length: parsers }, (_, k) => {
		const theirs = sentences.map((one) => ({ ...one, tree: one.others?.[k] ?? one.tree }));
		return opinionOf(readAll(theirs).map(({ clause }) => clause));
	});
	return readAll(sentences).map(({ clause, context, draft, teller }) => {
		const heard = context.sentence.others ? opinions : [];
		const evidence = {
			...evidenceFor(context, draft, clause, teller),
			...agreementOn(clause, heard)
		};
		clause.confidence = confidenceOf(evidence);
		clause.sure = clause.confidence >= SURE_FROM;
		return { clause, evidence };
	});
}

/**
 * The clauses of parsed sentences in the order of the text. Pure; linear in the number of sentences. Sentences of more
 * than 250 words, and empty ones, have none.
 */
export const readClauses = (sentences: readonly ParsedSentence[]): Clause[] =>
	readWeighedClauses(sentences).map(({ clause }) => clause);

/** Whether everything the sentence says stands in one quotation; its number, −1 when not. */
function wholeQuotation({ words, quotation }: Context): number {
	const said = words.flatMap((word, i) => (word.upos === 'PUNCT' ? [] : [i]));
	const number = said.length > 0 ? quotation[said[0]!]! : -1;
	return said.every((i) => quotation[i] === number) ? number : -1;
}

/** Who speaks in each quotation, where a clause outside it says so. */
function speakersOf(contexts: readonly Context[]): Map<number, Phrase | null> {
	const found = new Map<number, Phrase | null>();
	let last = { paragraph: -1, source: null as Phrase | null };
	for (const context of contexts) {
		const { paragraph } = context.sentence;
		const whole = wholeQuotation(context);
		// "…," she said. "…": who spoke goes on speaking to the end of the paragraph.
		if (whole >= 0 && !found.has(whole) && last.paragraph === paragraph) {
			found.set(whole, last.source);
		}
		for (const draft of context.drafts) {
			const number = draft.content ? context.quotation[draft.content.predicate]! : -1;
			if (number < 0 || context.quotation[draft.predicate] === number) continue;
			const { agent } = logicalRoles(context, draft);
			if (!found.has(number)) found.set(number, agent);
			last = { paragraph, source: agent };
		}
	}
	return found;
}

/** Who answers for a main clause that is quoted as a whole; null when it is not. */
function speakerFor(
	context: Context,
	draft: Draft,
	speakers: ReadonlyMap<number, Phrase | null>
): Speaker {
	const number = context.quotation[draft.predicate]!;
	// A quotation within a clause ('called "unsafe"') is not one of the clause.
	const core = [...draft.chain, ...dependents(context, draft, 'nsubj', 'cop', 'aux', 'obj')];
	const quoted = number >= 0 && core.every((i) => context.quotation[i] === number);
	if (!quoted || (core.length === 1 && wholeQuotation(context) !== number)) return null;
	return { source: speakers.get(number) ?? null };
}
