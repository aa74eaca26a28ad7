/** How an article uses its common nouns: how each is introduced, and whether the article has just one of it. */
import type { Reading } from '../../reading/reading.ts';
import type { SentenceTree } from '../../reading/tree.ts';

/** A common noun with what it wears. */
export interface NounPhrase {
	/** Position of the noun. */
	at: number;
	lemma: string;
	plural: boolean;
	opening: 'the' | 'a' | 'own' | 'pointing' | 'each' | 'none';
	/** Positions of the nouns and adjectives that describe it, in front of it. */
	before: readonly number[];
	/** Those words, small. */
	described: string;
	/** Whether a name stands among them, or in apposition. */
	named: boolean;
	/** Whether words behind it tell which is meant: "of the mission", "that broke". */
	restricted: boolean;
}

const POINTING = /^(?:this|that|these|those|such|another)$/i;
const EACH = /^(?:each|every|any|all|no|both|either|neither|some|many|few|several)$/i;
const RESTRICTS = ['nmod', 'acl', 'nummod:post'];

/** @returns null where the word is no common noun that heads a phrase */
export function nounPhraseAt(tree: SentenceTree, at: number): NounPhrase | null {
	const word = tree.words[at]!;
	if (word.upos !== 'NOUN' || tree.is(at, 'compound') || tree.is(at, 'flat')) return null;
	const children = tree.children(at);
	const determiner = children.find((i) => i < at && tree.is(i, 'det'));
	const article = determiner === undefined ? '' : tree.words[determiner]!.text.toLowerCase();
	const owner = children.some((i) => i < at && tree.is(i, 'nmod:poss'));
	const before = children.filter(
		(i) => i < at && (tree.is(i, 'compound') || tree.is(i, 'amod') || tree.is(i, 'nummod'))
	);
	// "the court in Halifax", and a name right before or behind: "the engineer Josef Malik".
	const named = children.some(
		(i) =>
			/^(?:compound|amod|appos|flat|nmod)/.test(tree.words[i]!.label) &&
			(tree.words[i]!.upos === 'PROPN' || (i < at && /^\p{Lu}/u.test(tree.words[i]!.text) && i > 0))
	);
	const restricted = children.some(
		(i) => i > at && RESTRICTS.some((label) => tree.is(i, label)) && !tree.is(i, 'nmod:poss')
	);
	return {
		at,
		lemma: word.lemma.toLowerCase(),
		plural: word.xpos === 'NNS',
		opening: owner
			? 'own'
			: article === 'the'
				? 'the'
				: /^an?$/.test(article)
					? 'a'
					: POINTING.test(article)
						? 'pointing'
						: EACH.test(article)
							? 'each'
							: 'none',
		before,
		described: before.map((i) => tree.words[i]!.text.toLowerCase()).join(' '),
		named,
		restricted
	};
}

export interface Use extends NounPhrase {
	/** Index of the sentence. */
	sentence: number;
}

const persons = new WeakMap<Reading, ReadonlySet<string>>();

/** The nouns, in their base form, that the article calls people by. */
export function peopleOf(reading: Reading): ReadonlySet<string> {
	const before = persons.get(reading);
	if (before) return before;
	const found = new Set(
		reading.sentences.flatMap(({ tree, mentions }) =>
			mentions
				.filter((m) => !m.named && m.type === 'person' && m.confidence > 0.7)
				.map((m) => tree.words[m.head]!.lemma.toLowerCase())
		)
	);
	persons.set(reading, found);
	return found;
}

export type Usage = ReadonlyMap<string, readonly Use[]>;

const known = new WeakMap<Reading, Usage>();

/** Every common noun of the article with its uses, in the order of the text. */
export function usageOf(reading: Reading): Usage {
	const before = known.get(reading);
	if (before) return before;
	const usage = new Map<string, Use[]>();
	reading.sentences.forEach(({ tree }, sentence) => {
		tree.words.forEach((_, at) => {
			const phrase = nounPhraseAt(tree, at);
			if (!phrase) return;
			const uses = usage.get(phrase.lemma) ?? [];
			uses.push({ ...phrase, sentence });
			usage.set(phrase.lemma, uses);
		});
	});
	known.set(reading, usage);
	return usage;
}
