/** What the article says so plainly that it can be asked about: one clause, cut free and able to stand alone. */
import type { Clause } from '../../reading/clauses/clause.ts';
import type { Mention, Reading, Sentence, Span } from '../../reading/reading.ts';
import type { SentenceTree } from '../../reading/tree.ts';
import type { WordTable } from '../../reading/typing/word-table.ts';
import { frameOf, type Frame } from '../realise/frame.ts';
import { fullNamesOf, type FullNames } from '../realise/full-names.ts';
import { namings, type NamingMaker } from '../realise/naming.ts';
import { statementOf } from '../realise/question.ts';
import { renderWords } from '../realise/render.ts';
import { leanerFrame, SPARED_IN_STATEMENTS } from './leaner.ts';
import { kindsOf, type KindOf } from './kinds.ts';
import { narratorOf, type Narrator } from './narrator.ts';
import { nounsOf, standsAlone, type Nouns } from './stands-alone.ts';
import { topicsOf } from './topic.ts';

export interface Fact {
	clause: Clause;
	/** Index of the sentence. */
	index: number;
	sentence: Sentence;
	frame: Frame;
	/** The clause as a statement of its own, without a full stop and without its source. */
	statement: string;
	/** Whether its first word is small where it does not open a sentence. */
	small: boolean;
	/** Who says so, when the article does not say it itself: "the foreign ministry", "the speaker"; '' when it does. */
	source: string;
}

/** What all generators of an article share. */
export interface Material {
	reading: Reading;
	facts: Fact[];
	naming: NamingMaker;
	/** What a bare noun with "the" means. */
	fullNames: FullNames;
	/** The cluster or, for a thing named once, the wording that two mentions of one thing share. */
	identity: (sentence: number, head: number) => string;
	mentionAt: (sentence: number, head: number) => Mention | null;
	nouns: Nouns;
	/** What is known of single words. */
	words: WordTable;
	/** What a named thing is: "university". */
	kindOf: KindOf;
	/** Whether the whole article is about it. */
	isTopic: (mention: Mention) => boolean;
	narrator: Narrator;
	/** Words that keep their capital wherever they stand. */
	proper: ReadonlySet<string>;
}

/**
 * From here on a clause may be asked from. A statement keeps the words and the order of its sentence, so that it stands
 * where not every role is sure; generators that turn roles round look at more than this.
 */
export const SURE_ENOUGH = 0.45;
const SURE_ENOUGH_OF_TOLD = 0.28;
export const SURE_OF_CORE = 0.4;

const known = new WeakMap<Reading, Material>();

/** Made once a reading: the quiz and the fact desk look at the same. */
export function materialOf(reading: Reading, words: WordTable): Material {
	const before = known.get(reading);
	if (before?.words === words) return before;
	const material = newMaterial(reading, words);
	known.set(reading, material);
	return material;
}

function newMaterial(reading: Reading, words: WordTable): Material {
	const fullNames = fullNamesOf(reading);
	const naming = namings(reading, fullNames);
	const mentions = reading.sentences.map((s) => new Map(s.mentions.map((m) => [m.head, m])));
	const mentionAt = (sentence: number, head: number) => mentions[sentence]?.get(head) ?? null;
	const identity = (sentence: number, head: number) => {
		const mention = mentionAt(sentence, head);
		const pronoun = reading.sentences[sentence]!.pronouns.find((p) => p.position === head);
		const cluster = mention?.cluster ?? pronoun?.cluster ?? -1;
		if (cluster >= 0) return `cluster ${cluster}`;
		return reading.sentences[sentence]!.tree.words[head]!.lemma.toLowerCase();
	};
	const nouns = nounsOf(reading);
	const narrator = narratorOf(reading);
	const proper = properOf(reading);
	const shared = {
		reading,
		naming,
		fullNames,
		identity,
		mentionAt,
		nouns,
		narrator,
		proper,
		words,
		kindOf: kindsOf(reading),
		isTopic: topicsOf(reading)
	};
	return { ...shared, facts: reading.clauses.flatMap((clause) => factOf(shared, clause) ?? []) };
}

function factOf(
	{ reading, naming, nouns, narrator, proper }: Omit<Material, 'facts'>,
	clause: Clause
): Fact | null {
	const { verb } = clause;
	if (verb.tense === 'none') return null;
	const sentence = reading.sentences[clause.sentence]!;
	// "Turn the heating on", read as what something else is said of.
	const { subject } = clause;
	if (subject && reading.sentences[subject.sentence]!.tree.words[subject.head]?.xpos === 'VB')
		return null;
	// Who says so is the least sure part of what is attributed; the statement names them, and they stand right there.
	const enough = clause.factuality.kind === 'attributed' ? SURE_ENOUGH_OF_TOLD : SURE_ENOUGH;
	if (clause.confidence < enough || sentence.tree.words[clause.predicate]!.sure < SURE_OF_CORE)
		return null;
	if (/[?!]["”’]?$/.test(sentence.text) || isConditional(sentence, clause)) return null;
	const said = saidBy(reading, clause);
	if (said === null) return null;
	const whole = frameOf(sentence, clause, true);
	if (!whole) return null;
	const frame = leanerFrame({ reading, naming, nouns }, whole, SPARED_IN_STATEMENTS) ?? whole;
	const kept = [...frame.front, ...frame.subject, ...frame.borrowed, ...frame.body];
	// A subject on both sides of its verb was not read right.
	if (frame.subject.some((i) => i > frame.finite)) return null;
	if (nouns.bridges(sentence, kept) || !isCutClean(sentence, frame)) return null;
	const statement = statementOf(frame, naming());
	if (statement === null || !standsAlone(statement, nouns)) return null;
	// "Dvořák's were intended to …": whose what was left out.
	if (
		/^[^,]{2,60}['’]s? (?:was|were|is|are|has|had|have|did|do|does|will|would|can|could)\b/.test(
			statement
		)
	)
		return null;
	// What was said to somebody is no statement once its marks are gone.
	if (clause.quoted && !/["“]/.test(statement) && /\b(?:you|your)\b/i.test(statement)) return null;
	const source = said === 'article' ? narrator(clause.sentence) : nameSource(reading, said, naming);
	if (source === null) return null;
	const small = opensSmall(frame, statement, proper);
	return { clause, index: clause.sentence, sentence, frame, statement, small, source };
}

type Source = Span & { sentence: number };

/**
 * Whether what is cut away begins and ends where the sentence pauses or goes on with another clause. "While demanding"
 * without what follows it was cut in the middle.
 */
export function isCutClean({ tree }: Sentence, frame: Frame): boolean {
	// A subject taken over from another clause stands before that clause's verb.
	const kept = [...frame.front, ...frame.subject, ...frame.body];
	const own = new Set(kept);
	const { words } = tree;
	const joins = (i: number) => {
		const word = words[i];
		return (
			word === undefined ||
			/^(?:PUNCT|CCONJ|SCONJ|SYM|X)$/.test(word.upos) ||
			/^(?:WDT|WP|WRB|PRP\$|POS)$/.test(word.xpos) ||
			/^(?:mark|cc|advmod|discourse|obl:tmod|nmod:tmod|vocative|expl)/.test(word.label) ||
			/^(?:\d{1,3}|\[)$/.test(word.text)
		);
	};
	// "when the space has been aired": read as a sentence of its own, it is a case.
	const before = words[kept[0]! - 1];
	const joined = /^(?:if|when|unless|until|whether|once|while|provided|lest)$/i;
	if (frame.clause.kind === 'main' && before && joined.test(before.text)) return false;
	// "while demanding that …": what is demanded belongs to it.
	const lacks = kept.some((i) =>
		tree
			.children(i, 'ccomp', 'xcomp')
			.some((k) => !own.has(k) && k > i && words[k]!.upos !== 'PUNCT')
	);
	if (lacks) return false;
	// "Married X, a lawyer and attaché": an aside that was cut has a mark at its end, too.
	const cut = kept.some((i, k) => {
		const [before, last] = [kept[k - 1], words[i - 1]];
		if (before === undefined || i <= before + 1 || frame.borrowed.includes(i)) return false;
		return words[before + 1]!.text === ',' && last!.upos !== 'PUNCT' && words[i]!.upos !== 'PUNCT';
	});
	if (cut) return false;
	return kept.every((i) => {
		const next = words[i + 1];
		if (next === undefined || own.has(i + 1) || words[i]!.upos === 'PUNCT' || joins(i + 1))
			return true;
		// A phrase of time or a preposition that was left out on purpose is whole.
		const left = tree.subtree(topOf(tree, i + 1, own));
		return (
			left[0] === i + 1 &&
			/^(?:obl|nmod|advcl|parataxis|acl|case)/.test(words[topOf(tree, i + 1, own)]!.label)
		);
	});
}

/** The highest word above this one that was left out, too. */
function topOf({ words }: SentenceTree, at: number, kept: ReadonlySet<number>): number {
	let top = at;
	while (words[top]!.head >= 0 && !kept.has(words[top]!.head)) top = words[top]!.head;
	return top;
}

/** Who answers for a clause: the article itself, or somebody it names; null when that is open or the clause is no statement. */
function saidBy(reading: Reading, clause: Clause): 'article' | Source | null {
	const { factuality, kind } = clause;
	if (factuality.kind !== 'asserted' && factuality.kind !== 'attributed') return null;
	if (clause.quoted) {
		const quote = reading.quotes.find((q) => q.start <= clause.start && clause.end <= q.end);
		const stands = kind === 'main' || kind === 'complement' || kind === 'parenthetical';
		return quote?.utterance && stands ? quote.speaker : null;
	}
	if (factuality.kind === 'attributed') {
		return kind === 'main' || kind === 'complement' ? factuality.source : null;
	}
	if (kind === 'main') return 'article';
	const { tree } = reading.sentences[clause.sentence]!;
	if (kind === 'relative') return onlyAdds(tree, clause) ? 'article' : null;
	const told = /^(?:because|although|though|while|since|as|after)$/.test(clause.subordinator);
	return kind === 'adverbial' && told && clause.verb.modal === '' && clause.verb.tense === 'past'
		? 'article'
		: null;
}

/** ", who had studied in Prague": it says more of somebody who is known without it, and its own subject is "who". */
function onlyAdds(tree: SentenceTree, clause: Clause): boolean {
	const subject = tree.child(clause.predicate, 'nsubj');
	if (subject < 0 || !/^(?:who|which)$/i.test(tree.words[subject]!.text)) return false;
	if (clause.subject?.from !== 'antecedent' || clause.subject.members.length > 1) return false;
	// The noun right before the comma, so that no other noun of the sentence can be meant.
	const isNear = tree.words[subject - 1]?.text === ',' && clause.subject.head === subject - 2;
	return isNear && tree.words[subject]!.head === clause.predicate;
}

/** "If a person refuses to leave, note the seat": what only holds in a case is not said to be so. */
export function isConditional({ tree }: Sentence, clause: Clause): boolean {
	return tree
		.children(clause.predicate, 'mark', 'advmod')
		.some(
			(i) =>
				/^(?:if|unless|whether|when|whenever|once|until|should|lest)$/i.test(tree.words[i]!.text) &&
				i < clause.predicate
		);
}

/** The speaker as a question names them; null when that cannot be said plainly. */
function nameSource(reading: Reading, span: Source, naming: NamingMaker): string | null {
	const sentence = reading.sentences[span.sentence]!;
	const source = renderWords(sentence, positionsOf(sentence, span), naming());
	if (source === null || source === '' || source.split(' ').length > 8) return null;
	return NOBODY.test(source) ? null : source;
}

const NOBODY =
	/^(?:those|these|some|many|others?|people|all|most|they|one|no one|nobody|everyone|who|which|it|he|she|this|that|i|we|you|me|us)\b/i;

/**
 * Who answers for a clause that goes with its condition or keeps its "may" and "must": '' when the article does; null
 * when that cannot be said.
 */
export function sourceOf({ reading, naming, narrator }: Material, clause: Clause): string | null {
	const { kind } = clause.factuality;
	const own = clause.kind === 'main' && !clause.quoted;
	const said =
		own && (kind === 'conditional' || kind === 'hypothetical')
			? 'article'
			: saidBy(reading, clause);
	if (said === 'article') return narrator(clause.sentence);
	return said === null ? null : nameSource(reading, said, naming);
}

/** The words of a phrase, in order. */
export function positionsOf(sentence: Sentence, phrase: { start: number; end: number }): number[] {
	return sentence.tree.words.flatMap((word, i) =>
		word.start >= phrase.start && word.end <= phrase.end ? [i] : []
	);
}

/** "According to the ministry, " before what the article leaves to the ministry; '' before what it says itself. */
export function introduced(fact: Fact, question: string): string {
	if (fact.source === '') return question.charAt(0).toUpperCase() + question.slice(1);
	return `According to ${fact.source}, ${question}`;
}

/** The statement as it goes on within a sentence: its first word small unless it is a name. */
export function innerStatement({ statement, small }: Pick<Fact, 'statement' | 'small'>): string {
	return small ? statement.charAt(0).toLowerCase() + statement.slice(1) : statement;
}

/** Whether a statement begins with a capital only because it is a sentence. */
export function opensSmall(frame: Frame, statement: string, proper: ReadonlySet<string>): boolean {
	const { words } = frame.sentence.tree;
	const word = words[frame.front[0] ?? frame.subject[0] ?? frame.borrowed[0]!]!;
	// A name put for a pronoun keeps its capital.
	if (!statement.toLowerCase().startsWith(word.text.toLowerCase())) return false;
	return word.upos !== 'PROPN' && !/^\p{Lu}[\p{Lu}\d]/u.test(statement) && !proper.has(word.text);
}

/** Words that the article writes with a capital within its sentences, and never without: "Marovian". */
function properOf(reading: Reading): Set<string> {
	const capital = new Set<string>();
	const small = new Set<string>();
	for (const { tree } of reading.sentences) {
		tree.words.forEach(({ text }, at) => {
			if (/^\p{Ll}/u.test(text)) small.add(text);
			else if (at > 0 && /^\p{Lu}\p{Ll}/u.test(text) && tree.words[at - 1]!.upos !== 'PUNCT')
				capital.add(text);
		});
	}
	return new Set([...capital].filter((word) => !small.has(word.toLowerCase())));
}
