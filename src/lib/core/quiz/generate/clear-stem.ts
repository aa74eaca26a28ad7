/** Whether a question says enough to be understood, and to have one answer, away from the sentences around it. */
import { isUnique } from '../realise/descriptions.ts';
import type { Fact, Material } from './facts.ts';
import { contentWords } from './peers.ts';
import { isOpinion } from './worth.ts';

const FEWEST_WORDS = 5;
const MOST_WORDS = 28;
/** Marks that a cut left behind. */
const LEFT_OVER =
	/\(\(|\)\)|\( |\[\d|[,;:–—-]\?|,,|\.\.|\s[,;.]|["“][,.]?["”]|\b(?:for example|for instance|however|therefore|respectively|e\.g|i\.e)\b|(?:^|[\s(])["”’]\s|\b(?:and|or|but|of|the|a|an|which|than|as|with|by|that|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?\??$|\.\s*\d*$|(?:^|\s)-\p{L}/iu;

/**
 * Nouns with "the" that neither a name nor what follows tells apart: "the case", "the new law". What there is one of for
 * everybody is known.
 */
export function looseNouns(
	{ sentence }: Pick<Fact, 'sentence'>,
	positions: readonly number[]
): number {
	const { tree } = sentence;
	const kept = new Set(positions);
	return positions.filter((at) => {
		const word = tree.words[at]!;
		// "The second uses": which second?
		const stands = /^(?:nsubj|obj)/.test(word.label) && /^(?:ADJ|NUM|NOUN)$/.test(word.upos);
		if (word.upos !== 'NOUN' && !stands) return false;
		const ordinal = /^(?:first|second|third|last|next|most|least|best|only)$/i.test(word.text);
		if (
			(isUnique(word.lemma) && !(ordinal && /^(?:nsubj|obj)/.test(word.label))) ||
			tree.is(at, 'compound')
		)
			return false;
		const around = tree.children(at).filter((i) => kept.has(i));
		if (!around.some((i) => /^the$/i.test(tree.words[i]!.text) && i < at)) return false;
		return !around.some(
			(i) =>
				/^(?:nmod|acl|appos|compound|nummod)/.test(tree.words[i]!.label) ||
				/^(?:JJS|RBS|CD)$/.test(tree.words[i]!.xpos) ||
				(i < at && /^\p{Lu}/u.test(tree.words[i]!.text))
		);
	}).length;
}

/** @param positions words of the sentence that the question keeps */
export function isClearStem(fact: Fact, question: string, positions: readonly number[]): boolean {
	const words = question.split(' ');
	if (words.length < FEWEST_WORDS || words.length > MOST_WORDS) return false;
	if (/^(?:\S+ )?\S+ .*\b(?:whose|whom|who|which)\b/i.test(question) && asksOfAsked(fact))
		return false;
	if (LEFT_OVER.test(question) || question.split('"').length % 2 === 0) return false;
	if (/\bwhat\b.*\bwhat\b/i.test(question) || isOpinion(question)) return false;
	if (looseNouns(fact, positions) > 0) return false;
	const { tree } = fact.sentence;
	// Something in it must say which event of the world is meant: a name, a number, or a good many words of matter.
	const anchors = positions.filter((i) => {
		const { upos, text } = tree.words[i]!;
		return upos === 'PROPN' || (upos === 'NUM' && /\d/.test(text));
	}).length;
	const matter = contentWords(question.replace(/^\S+ /, '')).size;
	return anchors > 0 ? matter >= 3 : matter >= 4;
}

/** "Whose membership approximates a census": its subject is asked for by a question word of its own. */
function asksOfAsked({ frame, sentence }: Fact): boolean {
	return [...frame.subject, ...frame.borrowed].some(
		(i, k) => k < 2 && /^(?:WP\$?|WDT)$/.test(sentence.tree.words[i]!.xpos)
	);
}

/** Whether another clause says the same of the same one with another answer of that kind: two cities somebody visited. */
export function isSaidTwice(material: Material, { clause, index }: Fact, asked: number): boolean {
	const { reading } = material;
	const keyed = (sentence: number, at: number) => material.identity(sentence, at);
	const subject =
		clause.subject && clause.subject.head !== asked
			? keyed(clause.subject.sentence, clause.subject.head)
			: null;
	const object =
		clause.object && clause.object.head !== asked
			? keyed(clause.object.sentence, clause.object.head)
			: null;
	const own = keyed(index, asked);
	const type = material.mentionAt(index, asked)?.type;
	return reading.clauses.some((other) => {
		if (other === clause || other.verb.lemma !== clause.verb.lemma) return false;
		if (other.verb.voice !== clause.verb.voice) return false;
		const partners = [
			[other.subject, subject],
			[other.object, object]
		] as const;
		const shared = partners.some(
			([phrase, mine]) =>
				mine !== null && phrase !== null && keyed(phrase.sentence, phrase.head) === mine
		);
		if (!shared) return false;
		const { tree } = reading.sentences[other.sentence]!;
		return tree
			.children(other.predicate, 'nsubj', 'obj', 'obl')
			.some(
				(at) =>
					material.mentionAt(other.sentence, at)?.type === type && keyed(other.sentence, at) !== own
			);
	});
}
