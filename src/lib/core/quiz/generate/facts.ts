/** What the article says so plainly that it can be asked about: one clause, cut free and able to stand alone. */
import type { Clause, Phrase } from '../../reading/clauses/clause.ts';
import type { Mention, Reading, Sentence } from '../../reading/reading.ts';
import { frameOf, type Frame } from '../realise/frame.ts';
import { namings, type NamingMaker } from '../realise/naming.ts';
import { statementOf } from '../realise/question.ts';
import { renderWords } from '../realise/render.ts';
import { isUnique } from '../realise/descriptions.ts';
import { leansOnContext, outsideQuotes, pointsBack, type Statement } from './statements.ts';

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
}

/**
 * From here on a clause may be asked from. A statement keeps the words and the order of its sentence, so that it stands
 * where not every role is sure; generators that turn roles round look at more than this.
 */
const SURE_ENOUGH = 0.65;
const SURE_OF_CORE = 0.6;

const SHORTEST = 4;
const LONGEST = 28;

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
	return { reading, facts, naming, identity, mentionAt };
}

/** How the article uses its nouns. */
interface Nouns {
	/** Used twice or more and always bare, as "the company": everybody knows which. */
	own: ReadonlySet<string>;
	/** How often each is used, by lemma. */
	counts: ReadonlyMap<string, number>;
}

function nounsOf(reading: Reading): Nouns {
	const counts = new Map<string, number>();
	const dressed = new Set<string>();
	for (const { tree } of reading.sentences) {
		tree.words.forEach((word, at) => {
			if (word.upos !== 'NOUN' && word.upos !== 'PROPN') return;
			const noun = word.lemma.toLowerCase();
			const inName = word.upos === 'PROPN' || tree.is(at, 'compound');
			const before = tree.children(at, 'det', 'amod', 'compound', 'nummod', 'nmod:poss');
			const bare =
				!inName && before.length === 1 && tree.words[before[0]!]!.text.toLowerCase() === 'the';
			if (!bare) dressed.add(noun);
			counts.set(noun, (counts.get(noun) ?? 0) + 1);
		});
	}
	const own = [...counts].filter(([noun, count]) => count >= 2 && !dressed.has(noun));
	return { own: new Set(own.map(([noun]) => noun)), counts };
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
	if (!frame || bridges(sentence, frame, nouns)) return null;
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

function standsAlone(statement: string, { own }: Nouns): boolean {
	const outside = outsideQuotes(statement);
	const words = statement.split(' ').length;
	return (
		/^[\p{Lu}\d$€£]/u.test(statement) &&
		!/^(?:Which|Who|Whose|What|Where|When|That|Most|Some|Many|Few|Several|Both|All|Each|None|Others?|Another|One|Two|Three|Four|Five)\b(?= (?:\p{Ll}+ed|is|was|were|are|had|has|have|of (?:them|these|those)|\p{Ll}+s)\b)/u.test(
			statement
		) &&
		!/^(?:That|These|Those|This) /.test(statement) &&
		words >= SHORTEST &&
		words <= LONGEST &&
		!/[:;[\]{}<>|*#•†—…]|https?:|\.\.\./.test(statement) &&
		!leansOnContext(outside) &&
		!pointsBack(outside, own)
	);
}

/**
 * "The answers", said for the first time as if one knew them, or "a stronger protection" than what: they follow from
 * something said before.
 */
function bridges({ tree, text }: Sentence, frame: Frame, { counts }: Nouns): boolean {
	const kept = [...frame.front, ...frame.subject, ...frame.borrowed, ...frame.body];
	return kept.some((at) => {
		const word = tree.words[at]!;
		if (/^(?:JJR|RBR)$/.test(word.xpos))
			return !/\bthan\b/.test(text) && !/^(?:more|less|earlier|later|further)$/i.test(word.text);
		if (word.upos !== 'NOUN' || isUnique(word.lemma)) return false;
		const around = tree.children(at).filter((i) => !/^(?:PUNCT|ADP)$/.test(tree.words[i]!.upos));
		const bare = around.length === 1 && tree.words[around[0]!]!.text.toLowerCase() === 'the';
		return bare && (counts.get(word.lemma.toLowerCase()) ?? 0) < 2;
	});
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

/** The facts as statements that can be blanked out, turned round or set in order. */
export function statementsOf({ facts }: Material): Statement[] {
	return facts.map((fact) => {
		const { sentence, index } = fact;
		const text = `${fact.source === '' ? fact.statement : `According to ${fact.source}, ${innerStatement(fact)}`}.`;
		return {
			sentence,
			index,
			text,
			entities: sentence.entities.filter((e) => text.split(e.text).length === 2),
			leaning: 0,
			edited: text !== sentence.text,
			namedIn: null
		};
	});
}
