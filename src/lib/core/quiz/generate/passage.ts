/**
 * Running text of the article as it is asked about whole: which sentence is missing, which does not belong, which comes
 * next. What holds sentences together (words taken up again, pronouns, "but", "so") is what a reader has to follow.
 */
import type { Mention, Reading, Sentence } from '../../reading/reading.ts';
import { loneNumber } from '../known/leaning.ts';
import { headingBefore, headingsOf } from '../known/headings.ts';
import { hasMate, isWellFormed, isWholeSentence, wordsOf } from './excerpt.ts';
import { contentRoots } from './peers.ts';
import { isHarm } from './wording.ts';

/** Words of what may be the name of a part, and no sentence. */
const RUN_IN = 4;
const NOUNS = 2;
/** "New ones", "two hours after that", "the distinction": of what, stands before it. */
export const HANGS =
	/\bones\b|\b(?:after|before|since) (?:that|this)\b|\bone\.$|^The (?:(?:obvious|usual|short|real) )?(?:answer|distinction|difference|reason|result|question)\b(?! (?:of|to|between|for|why|that|is whether)\b)/;
const SHORTEST = 8;
const LONGEST = 40;
/** Longer words of somebody are that person's, and not the article's. */
const LONGEST_QUOTED = 12;
/** The longest answer may be so many times as long as the shortest. */
const UNEVEN = 1.6;
/** So many sentences apart nothing goes on any more. */
const APART = 4;
/** From so many headings on, it is they that part an article. */
const HEADED = 4;
/** Marks of another kind of text, and orders to whoever makes questions of it. */
const NOT_SHOWN =
	/____|https?:|[<>{}]|\b(?:[Ii]gnore|[Dd]isregard|[Ff]orget)\b[^.]*\b(?:instructions?|prompts?|everything above)\b/;
/** Whose place in an order or a list anybody could tell. */
const TELLS_PLACE =
	/^(?:First|Second|Third|Fourth|Firstly|Secondly|Thirdly|Fourthly|Finally|Lastly|Then|Next|Here|Below|Above)\b|^(?:The|A|An) (?:first|second|third|fourth|fifth|last|final|other|next)\b/;

/** Every sentence is held against every passage. */
const known = new WeakMap<Sentence, ReadonlySet<string>>();

function rootsIn(sentence: Sentence): ReadonlySet<string> {
	const before = known.get(sentence);
	if (before) return before;
	const roots = contentRoots(sentence.text);
	known.set(sentence, roots);
	return roots;
}

/** Roots of the words of matter in them. */
export const rootsOf = (sentences: readonly Sentence[]): ReadonlySet<string> =>
	new Set(sentences.flatMap((sentence) => [...rootsIn(sentence)]));

/** What the title names is what all of it is about, and ties nothing to anything. */
export function withoutTitle(reading: Reading, roots: ReadonlySet<string>): ReadonlySet<string> {
	const title = contentRoots(reading.title);
	return new Set([...roots].filter((root) => !title.has(root)));
}

export const sharedWith = (sentence: Sentence, roots: ReadonlySet<string>): number =>
	[...rootsIn(sentence)].filter((root) => roots.has(root)).length;

/** Whether the next sentence follows with nothing between, be it in the next paragraph. */
export function isFollowed(reading: Reading, index: number): boolean {
	const { sentences, text } = reading;
	const [own, next] = [sentences[index], sentences[index + 1]];
	if (headingsOf(reading).some(({ sentence }) => sentence === index || sentence === index + 1))
		return false;
	return own !== undefined && next !== undefined && text.slice(own.end, next.start).trim() === '';
}

/** A whole sentence that goes on from nothing, so that what is shown can begin with it. */
export function opens({ sentences }: Reading, index: number): boolean {
	const sentence = sentences[index]!;
	const { text, tree, paragraph, pronouns } = sentence;
	return (
		/^[\p{Lu}\d“"]/u.test(text) &&
		isWholeSentence(tree) &&
		// "Nobody does."
		!/\b(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would)(?: not)?\.$/.test(text) &&
		// "Surprise, apparently."
		wordsOf(sentence) >= RUN_IN &&
		!leansBack(sentence) &&
		!HANGS.test(text) &&
		loneNumber(tree) === null &&
		!pointsAtNothing(sentence) &&
		pronouns.every(({ position }) => tree.is(position, 'expl') || hasMate(sentence, position)) &&
		// Within a paragraph "the juice" has been spoken of before, and a quotation may be another's.
		(paragraph !== sentences[index - 1]?.paragraph ||
			!/^(?:The|Then|There|Here|Another|Other|Both|Such|Only|Even|Also)\b|["“”]/.test(text))
	);
}

/** "… and this turned out to be a woman": at what, stands before it. */
export const pointsAtNothing = ({ tree }: Sentence): boolean =>
	tree.words.some(
		({ text }, at) =>
			/^(?:this|that|these|those)$/i.test(text) &&
			tree.is(at, 'nsubj') &&
			!/^W/.test(tree.words[at]!.xpos)
	);

/** Can be shown among others. */
export const isShown = ({ list, listed, text, tree }: Sentence) =>
	!list &&
	!listed &&
	// "Spindle moulder.": run in before the text.
	(isWholeSentence(tree) || text.split(' ').length > RUN_IN) &&
	!isHarm(text) &&
	!NOT_SHOWN.test(text) &&
	/[.!?”"’]$/.test(text);

/** A whole sentence that can be an answer. */
export function isAnswer(sentence: Sentence): boolean {
	const words = wordsOf(sentence);
	return (
		words >= SHORTEST &&
		words <= LONGEST &&
		isWellFormed(sentence) &&
		!NOT_SHOWN.test(sentence.text) &&
		/\.$/.test(sentence.text) &&
		!TELLS_PLACE.test(sentence.text) &&
		!/^["“]/.test(sentence.text) &&
		[...sentence.text.matchAll(/["“]([^"“”]*)["”]/g)].every(
			([, said]) => said!.split(' ').length <= LONGEST_QUOTED
		)
	);
}

/** Speaks of things, and of none that only what stands before it explains: "You won't be warned, and you will not be named." */
export const hasSubstance = (sentence: Sentence): boolean =>
	!HANGS.test(sentence.text) &&
	sentence.tree.words.filter(({ upos }) => /^(?:NOUN|PROPN)$/.test(upos)).length >= NOUNS &&
	sentence.pronouns.every(
		({ position }) => sentence.tree.is(position, 'expl') || hasMate(sentence, position)
	);

/** "It was never tried again": such a sentence might stand anywhere. */
export const leansBack = ({ text, pronouns, tree }: Sentence) =>
	/^(?:It|This|That|These|Those|He|She|They|But|And|So|Yet|Such|His|Her|Their|Its)\b/.test(text) ||
	pronouns.some(({ position }) => position < 3 && !tree.is(position, 'expl'));

/** Of about one length. */
export function isAlike(a: Sentence, b: Sentence): boolean {
	const [short, long] = [a.text.length, b.text.length].sort((x, y) => x - y);
	return long! <= short! * UNEVEN;
}

/** Stands under another heading, or where there are none at a distance, so that it cannot be thought to go on here. */
export function isElsewhere(reading: Reading, one: number, other: number): boolean {
	const [a, b] = [reading.sentences[one]!, reading.sentences[other]!];
	const away = Math.abs(one - other);
	if (a.paragraph === b.paragraph || away < APART) return false;
	return (
		headingsOf(reading).length < HEADED ||
		headingBefore(reading, a.start) !== headingBefore(reading, b.start)
	);
}

const HE_OR_SHE = /^(?:he|she|him|his|her|hers|himself|herself)$/i;

/** A person it speaks of by a pronoun only is among those that `before` tells of. */
export function isKnownFrom(before: readonly Sentence[], { tree, mentions }: Sentence): boolean {
	const isPerson = ({ type }: Mention) => type === 'person';
	return tree.words.every(
		({ text }, at) =>
			!HE_OR_SHE.test(text) ||
			mentions.some((m) => isPerson(m) && m.head < at) ||
			before.some((s) => s.mentions.some(isPerson))
	);
}
