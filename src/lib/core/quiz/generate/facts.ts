/** What the article says so plainly that it can be asked about: one clause, cut free and able to stand alone. */
import type { Clause, Phrase } from '../../reading/clauses/clause.ts';
import type { Mention, Reading, Sentence } from '../../reading/reading.ts';
import { frameOf, type Frame } from '../realise/frame.ts';
import { namings, type NamingMaker } from '../realise/naming.ts';
import { statementOf } from '../realise/question.ts';
import { renderWords } from '../realise/render.ts';
import { nounsOf, standsAlone, type Nouns } from './stands-alone.ts';

export interface Fact {
	clause: Clause;
	/** Index of the sentence. */
	index: number;
	sentence: Sentence;
	frame: Frame;
	/** The clause as a statement of its own, without a full stop and without its source. */
	statement: string;
	/** Who says so, when the article does not say it itself: "the foreign ministry"; '' when it does. */
	source: string;
}

/** What all generators of an article share. */
export interface Material {
	reading: Reading;
	facts: Fact[];
	naming: NamingMaker;
	/** The cluster or, for a thing named once, the wording that two mentions of one thing share. */
	identity: (sentence: number, head: number) => string;
	mentionAt: (sentence: number, head: number) => Mention | null;
	nouns: Nouns;
}

/**
 * From here on a clause may be asked from. A statement keeps the words and the order of its sentence, so that it stands
 * where not every role is sure; generators that turn roles round look at more than this.
 */
const SURE_ENOUGH = 0.65;
const SURE_OF_CORE = 0.6;

export function materialOf(reading: Reading): Material {
	const naming = namings(reading);
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
	const facts = reading.clauses.flatMap((clause) => factOf(reading, clause, naming, nouns) ?? []);
	return { reading, facts, naming, identity, mentionAt, nouns };
}

function factOf(reading: Reading, clause: Clause, naming: NamingMaker, nouns: Nouns): Fact | null {
	const { factuality, verb } = clause;
	if (clause.quoted || verb.tense === 'none' || clause.confidence < SURE_ENOUGH) return null;
	const sentence = reading.sentences[clause.sentence]!;
	if (sentence.tree.words[clause.predicate]!.sure < SURE_OF_CORE) return null;
	if (/[?!]["”’]?$/.test(sentence.text) || isConditional(sentence, clause)) return null;
	const stands =
		(clause.kind === 'main' && (factuality.kind === 'asserted' || factuality.source !== null)) ||
		(clause.kind === 'complement' &&
			factuality.kind === 'attributed' &&
			factuality.source !== null);
	if (!stands) return null;
	const frame = frameOf(sentence, clause, true);
	if (!frame) return null;
	const kept = [...frame.front, ...frame.subject, ...frame.borrowed, ...frame.body];
	if (nouns.bridges(sentence, kept)) return null;
	const statement = statementOf(frame, naming());
	if (statement === null || !standsAlone(statement, nouns)) return null;
	const source =
		factuality.kind === 'attributed' ? sourceOf(reading, factuality.source, naming) : '';
	if (source === null) return null;
	return { clause, index: clause.sentence, sentence, frame, statement, source };
}

/** "If a person refuses to leave, note the seat": what only holds in a case is not said to be so. */
function isConditional({ tree }: Sentence, clause: Clause): boolean {
	return tree
		.children(clause.predicate, 'mark', 'advmod')
		.some(
			(i) =>
				/^(?:if|unless|whether|when|whenever|once|until|should|lest)$/i.test(tree.words[i]!.text) &&
				i < clause.predicate
		);
}

/** The speaker as a question names them; null when that cannot be said plainly. */
function sourceOf(reading: Reading, phrase: Phrase | null, naming: NamingMaker): string | null {
	if (!phrase) return null;
	const sentence = reading.sentences[phrase.sentence]!;
	const positions = positionsOf(sentence, phrase);
	const source = renderWords(sentence, positions, naming());
	return source === null ||
		source.split(' ').length > 8 ||
		/^(?:those|these|some|many|others?|people|all|most|they|one|no one|nobody|everyone)\b/i.test(
			source
		)
		? null
		: source;
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
export function innerStatement({ frame, statement, sentence }: Fact): string {
	const first = frame.front[0] ?? frame.subject[0] ?? frame.borrowed[0]!;
	const named =
		sentence.tree.words[first]!.upos === 'PROPN' || /^\p{Lu}[\p{Lu}\d]/u.test(statement);
	return named ? statement : statement.charAt(0).toLowerCase() + statement.slice(1);
}
