/**
 * "The bag" → "the sealed bag belonging to the consulate of Marovia", "the city" → "Isfahan": what a bare noun with "the"
 * means, in the words of its first full mention.
 */
import type { Mention, Reading, Sentence } from '../../reading/reading.ts';
import type { SentenceTree } from '../../reading/tree.ts';
import { nounPhraseAt, usageOf, type NounPhrase } from '../known/usage.ts';
import { isUnique } from './descriptions.ts';

export interface FullName {
	words: string;
	/** Index of the sentence that says so. */
	sentence: number;
	/** What it names; −1 where that is told by the words alone. */
	cluster: number;
}

/** @returns for the position of a noun; null where it stands best as it is */
export type FullNames = (sentence: number, noun: number) => FullName | null;

const LONGEST = 10;
const LOOSE =
	/\b(?:he|she|it|they|his|her|its|their|them|him|my|our|your|we|I|you|this|that|these|those|such|other|another|same|here|there|every|each|all|any|no|some|many|several|recent|new|today|now|who|which)\b/i;

export function fullNamesOf(reading: Reading): FullNames {
	const all = reading.sentences.flatMap((s) => s.mentions);
	const firsts = new Map<number, Mention[]>();
	for (const mention of all) {
		if (mention.cluster < 0) continue;
		firsts.set(mention.cluster, [...(firsts.get(mention.cluster) ?? []), mention]);
	}
	const topic = topicByKind(reading);
	return (sentence, noun) => {
		const own = reading.sentences[sentence]!;
		const phrase = nounPhraseAt(own.tree, noun);
		if (!phrase || phrase.opening !== 'the' || phrase.described !== '') return null;
		if (phrase.named || phrase.restricted || isUnique(phrase.lemma)) return null;
		const mention = own.mentions.find((m) => m.head === noun);
		const earlier =
			mention && mention.cluster >= 0
				? (firsts.get(mention.cluster) ?? []).filter((m) => m.sentence < sentence)
				: [];
		const named = earlier.find((m) => m.named);
		if (named) return byName(reading, named, phrase.lemma);
		if (isOneOfSeveral(reading, phrase, sentence)) return null;
		for (const first of earlier.slice(0, 3)) {
			const words = byDescription(reading, reading.sentences[first.sentence]!, first, phrase.lemma);
			if (words !== null) return { words, sentence: first.sentence, cluster: mention!.cluster };
		}
		const origin = byOrigin(reading, phrase);
		if (origin) return origin;
		if (topic && topic.kinds.includes(phrase.lemma) && !phrase.plural && topic.sentence < sentence)
			return { words: topic.name, sentence: topic.sentence, cluster: topic.cluster };
		return null;
	};
}

/** "The island", after a limestone island and an island with a lighthouse: one description would name the wrong one. */
function isOneOfSeveral(
	reading: Reading,
	{ lemma, plural }: NounPhrase,
	sentence: number
): boolean {
	const before = (usageOf(reading).get(lemma) ?? []).filter(
		(use) =>
			use.sentence <= sentence &&
			use.plural === plural &&
			(use.described !== '' || use.named || use.restricted || use.opening === 'own')
	);
	const kinds = new Set(
		before.map(({ described, at, sentence: index }) => {
			if (described !== '') return described;
			const { tree, start } = reading.sentences[index]!;
			const span = tree.span(tree.subtree(at));
			return reading.text.slice(Math.max(start, span.start), span.end).toLowerCase();
		})
	);
	return kinds.size > 1;
}

/** What a body may be called that has another word in its name. */
const BODY =
	/^(?:company|firm|society|foundation|organi[sz]ation|team|club|paper|newspaper|charity|party|school|college|university|agency|group|band|church|museum|airline|bank|union|association|institute|ministry)$/;

/** Under its name, with "the" where the article writes it so. */
function byName(reading: Reading, mention: Mention, lemma: string): FullName | null {
	const { name, type } = reading.clusters[mention.cluster]!;
	if (type === 'person' || / (?:and|or) /.test(name) || !/^\p{L}/u.test(name)) return null;
	const bare = name.replace(/^the /i, '');
	// "The terminal", "the south": a thing that a name only stands near to.
	const says = bare.toLowerCase().split(/[ -]/).includes(lemma);
	if (!says && !(type === 'organization' && BODY.test(lemma))) return null;
	const full = reading.sentences.flatMap((s, sentence) =>
		s.mentions
			.filter((m) => m.cluster === mention.cluster && m.named && m.text.includes(bare))
			.map((m) => ({
				sentence,
				article: [m.from - 1, m.from].some((i) => /^the$/i.test(s.tree.words[i]?.text ?? ''))
			}))
	);
	if (full.length === 0) return null;
	const article = full.some((m) => m.article);
	return {
		words: article ? `the ${bare}` : bare,
		sentence: full[0]!.sentence,
		cluster: mention.cluster
	};
}

/** What tells which one is meant when it stands behind the noun; other phrases may belong to the verb. */
const TELLING = /^(?:of|in|at|from|with|between|known|called|named|belonging|owned|run|based)$/i;

/** The whole of the first mention, told as known: "a sealed bag …" → "the sealed bag …". */
function byDescription(
	reading: Reading,
	{ tree }: Sentence,
	mention: Mention,
	lemma: string
): string | null {
	const phrase = nounPhraseAt(tree, mention.head);
	if (!phrase || phrase.lemma !== lemma || !/^(?:the|a|own)$/.test(phrase.opening)) return null;
	if (phrase.described === '' && !phrase.restricted && phrase.opening !== 'own') return null;
	if (!phrase.restricted && phrase.opening !== 'own' && !describesLastingly(reading, tree, phrase))
		return null;
	const added = (i: number) =>
		['acl:relcl', 'appos', 'parataxis', 'conj', 'cc'].some((label) => tree.is(i, label));
	const outside = (i: number) =>
		i < mention.head && ['case', 'cc', 'mark', 'punct'].some((label) => tree.is(i, label));
	let positions = tree.subtree(
		mention.head,
		(i) => tree.words[i]!.head === mention.head && (added(i) || outside(i))
	);
	const mark = positions.findIndex(
		(i) => tree.words[i]!.upos === 'PUNCT' && !/^[-–]$/.test(tree.words[i]!.text)
	);
	if (mark >= 0) positions = positions.slice(0, mark);
	if (!positions.includes(mention.head) || positions.length > LONGEST) return null;
	if (positions.some((i, k) => k > 0 && positions[k - 1]! !== i - 1)) return null;
	const last = tree.words[positions.at(-1)!]!;
	if (/^(?:ADP|CCONJ|SCONJ|DET|PUNCT|ADJ|VERB)$/.test(last.upos)) return null;
	const after = tree.words[mention.head + 1];
	if (last !== tree.words[mention.head] && !TELLING.test(after?.text ?? '')) return null;
	const { start, end } = tree.span(positions);
	const text = reading.text.slice(start, end);
	if (LOOSE.test(text) || /["“”()[\]\n]| [-–] |\d/.test(text)) return null;
	// "The newspaper's lawyer": small, unless it opens with a name.
	const first = tree.words[positions[0]!]!;
	const small = first.upos === 'PROPN' ? text : text.charAt(0).toLowerCase() + text.slice(1);
	const words = phrase.opening === 'own' ? small : small.replace(/^(?:an?|the) /, 'the ');
	return words === `the ${tree.words[mention.head]!.text}` ? null : words;
}

/** "The Ecuadorian consulate", where the article tells of no other: whose it is. */
function byOrigin(reading: Reading, phrase: NounPhrase): FullName | null {
	const dressed = (usageOf(reading).get(phrase.lemma) ?? []).filter(
		(use) =>
			use.plural === phrase.plural &&
			use.opening !== 'own' &&
			(use.described !== '' || use.restricted)
	);
	const [first] = dressed;
	if (!first || dressed.some((use) => use.described !== first.described)) return null;
	const { tree } = reading.sentences[first.sentence]!;
	const [origin] = first.before;
	if (first.before.length !== 1 || tree.words[origin!]!.upos !== 'ADJ') return null;
	const word = tree.words[origin!]!.text;
	if (!/^\p{Lu}\p{Ll}+(?:an|ish|ese|ch|ss|ic|i)$/u.test(word)) return null;
	return {
		words: `the ${word} ${tree.words[first.at]!.text}`,
		sentence: first.sentence,
		cluster: -1
	};
}

/** Nouns tell what a thing is, names whose; an adjective only how it is just there, unless the article keeps to it. */
function describesLastingly(reading: Reading, tree: SentenceTree, phrase: NounPhrase): boolean {
	if (phrase.named || phrase.before.every((i) => tree.is(i, 'compound'))) return true;
	const alike = usageOf(reading)
		.get(phrase.lemma)!
		.filter((use) => use.described === phrase.described);
	return (
		alike.length >= 2 &&
		!/\b(?:first|second|third|new|old|other|next|last|same|single)\b/.test(phrase.described)
	);
}

/** "Isfahan is a city in …", said in the first sentences of what the article is about. */
function topicByKind(
	reading: Reading
): { kinds: string[]; name: string; sentence: number; cluster: number } | null {
	for (const { sentence, kind, verb, subject, predicative, confidence } of reading.clauses) {
		if (sentence > 1) break;
		if (kind !== 'main' || !verb.copular || verb.negated || !subject || !predicative) continue;
		if (subject.sentence !== sentence || confidence < 0.5) continue;
		const { mentions, tree } = reading.sentences[sentence]!;
		const mention = mentions.find((m) => m.head === subject.head);
		const noun = tree.words[predicative.head]!;
		if (!mention?.named || mention.type !== 'place' || mention.cluster < 0) continue;
		if (noun.xpos !== 'NN') continue;
		const { name } = reading.clusters[mention.cluster]!;
		const called = noun.lemma.toLowerCase();
		const kinds = /^(?:capital|metropolis|town|municipality|borough)$/.test(called)
			? [called, 'city']
			: [called];
		return { kinds, name, sentence, cluster: mention.cluster };
	}
	return null;
}
