/**
 * Whether somebody who has read the article once knows which thing each noun of a statement or question means, with the
 * article no longer before them.
 */
import type { Reading } from '../../reading/reading.ts';
import type { SentenceTree } from '../../reading/tree.ts';
import { outsideQuotes } from '../generate/wording.ts';
import { isUnique } from '../realise/descriptions.ts';
import { nounPhraseAt, peopleOf, usageOf, type NounPhrase, type Usage } from './usage.ts';

/** Adjectives that tell one thing from another only for who knows the other. */
const ORDERS =
	/^(?:second|third|fourth|fifth|last|next|final|previous|former|latter|other|same|new|old|current|earlier|later|initial|original|following|remaining|entire|whole|only|different|particular|certain|relevant|respective|recent|above|main|overall|would-be)$/;
/** Nouns whose own words or numbers tell which is meant, and what every text of ours may speak of. */
const TELLS_ITSELF = /^(?:century|decade|article|text|writer|speaker|interview|gap|\d.*|_+)$/;
/** Nouns of times and steps: which one is told by its number. */
const COUNTED = /^(?:day|week|month|year|hour|minute|night|shift|step|grade|floor|line|page)$/;

/** Places that are named, or that nobody knows. */
const SOMEWHERE =
	/^(?:area|region|city|town|village|country|island|district|state|province|site|place)$/;

/** Who somebody is to somebody else who is not named with it. */
const BY_RELATION =
	/^(?:colleague|friend|neighbou?r|relative|brother|sister|cousin|wife|husband|partner|assistant|visitor|passer-by|witness|customer|member|spokes(?:man|woman|person))$/i;

/** Turns that lead on from what stood before. */
const LEADS_ON =
	/^(?:next(?= (?:came|followed|was))|subsequently|eventually|afterwards?|beforehand|finally|at once|by then|once more|on the (?:one|other) hand|in brief|in short|as a result|as a consequence|in the meantime|meanwhile|of which|at first|at last|in the end|to this end|in the process|even|otherwise|additionally|furthermore|moreover|however|nevertheless|nonetheless|likewise|conversely|second|third|first(?:ly)?|secondly|thirdly|for (?:that|this) (?:reason|purpose))\b(?! of\b)/i;
const LEADS_ON_WITHIN =
	/\b(?:also|(?:done|did|doing|do|does) (?:so|in part)|a different \p{Ll}+(?! (?:from|than|to))|subsequently|once more|at that (?:time|point)|by then|afterwards|in the meantime|as well(?! as)|elsewhere(?! in\b)|either(?= of them|\.?$)|at last|after all|(?<!(?:and|or|any|each|every|no) )other(?! than\b)|one more|in a similar (?:way|manner)|similarly)\b/iu;

/** What points to words before it, in its own words; null where nothing does. */
export function leaningOf(text: string, tree: SentenceTree, reading: Reading): string | null {
	const outside = outsideQuotes(text);
	return (
		LEADS_ON.exec(outside)?.[0] ??
		LEADS_ON_WITHIN.exec(outside)?.[0] ??
		leaningNoun(tree, reading) ??
		loneNumber(tree) ??
		loneBest(tree) ??
		loneMore(tree) ??
		passerBy(tree, reading)
	);
}

/** "Works best": of which, and for what? */
function loneBest(tree: SentenceTree): string | null {
	const at = tree.words.findIndex(
		(word, i) =>
			word.xpos === 'RBS' &&
			/^(?:best|worst|most|least)$/i.test(word.text) &&
			tree.is(i, 'advmod') &&
			/^VERB$/.test(tree.words[word.head]?.upos ?? '') &&
			word.head < i &&
			!/^(?:of|in|among|when|if|for|with|by)$/i.test(tree.words[i + 1]?.text ?? '')
	);
	return at < 0 ? null : tree.words[at]!.text;
}

/** "A gentler exit": than which? */
function loneMore(tree: SentenceTree): string | null {
	const { words } = tree;
	if (words.some((w) => /^than$/i.test(w.text))) return null;
	const at = words.findIndex(
		(word, i) =>
			word.xpos === 'JJR' &&
			tree.is(i, 'amod') &&
			!/^(?:more|less|fewer|upper|lower|inner|outer|older|younger|further|larger|smaller|higher|later|earlier)$/i.test(
				word.text
			) &&
			/^an?$/i.test(words[i - 1]?.text ?? '')
	);
	return at < 0 ? null : words[at]!.text;
}

/** "In which year did a colleague retire?": somebody brought in by this one sentence only. */
function passerBy(tree: SentenceTree, reading: Reading): string | null {
	if (!isTold(tree) && !tree.words.some((w) => /^did$/i.test(w.text))) return null;
	const people = peopleOf(reading);
	const at = tree.words.findIndex((word, i) => {
		const phrase = tree.is(i, 'nsubj') ? nounPhraseAt(tree, i) : null;
		return (
			phrase !== null &&
			phrase.opening === 'a' &&
			!phrase.restricted &&
			!phrase.named &&
			phrase.before.length === 0 &&
			people.has(word.lemma.toLowerCase())
		);
	});
	if (at < 0) return someRelation(tree);
	return `a ${tree.words[at]!.text}`;
}

/** By the words alone: "did a colleague retire" is a question that the parser may misread. */
function someRelation({ words }: SentenceTree): string | null {
	const at = words.findIndex(
		({ lemma }, i) =>
			BY_RELATION.test(lemma) &&
			/^an?$/i.test(words[i - 1]?.text ?? '') &&
			!/^(?:of|from|in|who|named|called|at|with)$/i.test(words[i + 1]?.text ?? '')
	);
	return at < 0 ? null : `a ${words[at]!.text}`;
}

/** "No more than six an hour": six of what? */
export function loneNumber(tree: SentenceTree): string | null {
	const { words } = tree;
	const at = words.findIndex(
		(word, i) =>
			word.upos === 'NUM' &&
			/^(?:nsubj|obj|iobj|obl|nmod|conj|root)/.test(word.label) &&
			!/^(?:1[0-9]|20)\d\d\b|[$€£%:°]|^\d+(?:st|nd|rd|th)|^_+$/.test(word.text) &&
			!/^[$€£]/.test(words[i - 1]?.text ?? '') &&
			!/^(?:%|per|percent|°|degrees|am|pm|a\.m\.|p\.m\.|million|billion)$/i.test(
				words[i + 1]?.text ?? ''
			) &&
			tree.children(i, 'nmod', 'compound', 'flat', 'appos', 'amod').length === 0 &&
			!/^(?:article|section|chapter|step|age|aged|room|line|route|number|no|version|part|level|channel|at|by|before|after|until|around|past|to|of|from|and|or|is|was|are|were)$/i.test(
				words[i - 1]?.text ?? ''
			) &&
			!/^\p{Lu}/u.test(words[i - 1]?.text ?? '')
	);
	return at < 0 ? null : words[at]!.text;
}

/** The first noun phrase that leaves open which thing is meant, in its words; null where all are plain. */
function leaningNoun(tree: SentenceTree, reading: Reading): string | null {
	const usage = usageOf(reading);
	const said = new Set<string>();
	const told = isTold(tree);
	let inQuotes = false;
	for (let at = 0; at < tree.words.length; at++) {
		const { text } = tree.words[at]!;
		if (text === '“' || (text === '"' && !inQuotes)) inQuotes = true;
		else if (text === '”' || text === '"') inQuotes = false;
		const phrase = inQuotes ? null : nounPhraseAt(tree, at);
		if (!phrase) continue;
		const before = said.has(phrase.lemma);
		said.add(phrase.lemma);
		if (phrase.opening !== 'the' || before || isPlain(tree, phrase, usage, reading, told)) continue;
		return `the ${phrase.described} ${text}`.replace(/ +/g, ' ');
	}
	return null;
}

/** Whether the sentence tells of something that happened, and not of what is so or has to be done. */
export function isTold({ words, root }: SentenceTree): boolean {
	return words.some(
		(word, i) =>
			word.xpos === 'VBD' && (i === root || word.head === root || words[root]?.head === i)
	);
}

/** Whether a noun of the article, at this position, leaves open which is meant. */
export function isOpenNoun(tree: SentenceTree, at: number, reading: Reading): boolean {
	const phrase = nounPhraseAt(tree, at);
	if (!phrase || phrase.opening !== 'the') return false;
	return !isPlain(tree, phrase, usageOf(reading), reading, isTold(tree));
}

function isPlain(
	tree: SentenceTree,
	phrase: NounPhrase,
	usage: Usage,
	reading: Reading,
	told: boolean
): boolean {
	if (phrase.named || phrase.restricted || TELLS_ITSELF.test(phrase.lemma)) return true;
	const words = phrase.before.map((i) => tree.words[i]!);
	if (
		COUNTED.test(phrase.lemma) &&
		words.some((w) => /^(?:first|second|third|\p{L}+th|\d+\p{L}+)$/u.test(w.text))
	)
		return true;
	const orders = words.some(
		(w) => ORDERS.test(w.lemma.toLowerCase()) || /^(?:JJR|JJS|RBS|RBR)$/.test(w.xpos)
	);
	if (orders) return false;
	// "The first crisis" among how many: what is done may be the first of its kind for everybody.
	if (tree.is(phrase.at, 'nsubj') && words.some((w) => /^first$/i.test(w.text))) return false;
	if (phrase.before.length === 0 && SOMEWHERE.test(phrase.lemma)) return false;
	if (isUnique(phrase.lemma)) return true;
	const uses = usage.get(phrase.lemma) ?? [];
	if (phrase.before.some((i) => tree.is(i, 'compound'))) return true;
	// "Inside the diplomatic mission": around the deed, one that is told of just once is the one that was there.
	if (phrase.before.length > 0)
		return (
			uses.filter((use) => use.described === phrase.described).length >= 2 ||
			(uses.length < 2 && !/^(?:nsubj|root)/.test(tree.words[phrase.at]!.label))
		);
	const dressed = uses.filter(
		(u) => u.described !== '' || u.restricted || u.opening === 'own' || u.named
	);
	const bare = uses.filter((u) => u.described === '' && u.opening === 'the');
	const share = new Set(uses.map((u) => u.sentence)).size / Math.max(1, reading.sentences.length);
	if (dressed.length === 0 && uses.length >= 3) return true;
	// Of what is always so or has to be done, the place and the tool are plain from the deed.
	const isCore = tree.is(phrase.at, 'nsubj');
	if (!told && !isCore && !phrase.plural && dressed.length === 0) return true;
	return (
		uses.length >= 4 &&
		((share >= 0.15 && bare.length >= dressed.length) ||
			(share >= 0.1 && bare.length >= 2 * dressed.length))
	);
}
