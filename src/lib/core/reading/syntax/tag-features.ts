/** What a tagger looks at: words with their neighbours, and in its second pass what the first ones said of them. */
import type { FeatureList } from './hashing.ts';
import type { Direction } from './parser.ts';
import { sentenceCase, type WordView } from './words.ts';

/** Frequent words' possible tags, as a class number from 1; 0 is a word not known. */
export type Lexicon = ReadonlyMap<string, number>;

/** What a tagger says of each word. */
export interface Tagging {
	tags: Int32Array;
	/** The next best tags; −1 where there is no other. */
	seconds: Int32Array;
	/** How far the tag led over the next best one, at most `MOST_LEAD`. */
	margins: Int32Array;
}

const EDGE = 0x5bd1e995;
/** The tag before the first word and after the last one. */
const NOWHERE = 254;
/** The most features of one word. */
export const MOST_TAG_FEATURES = 128;

/** A sentence prepared for tagging: everything about its words that does not depend on tags. */
export interface TagContext {
	words: readonly WordView[];
	classes: number[];
	casing: number;
	/** Where the sentence begins: its last word, when it is read backwards. */
	opening: number;
}

/** @param views one a form, from `viewWord` */
export function tagContext(
	forms: readonly string[],
	views: readonly WordView[],
	lexicon: Lexicon,
	direction: Direction
): TagContext {
	const forward = direction === 'forward';
	const words = forward ? views : [...views].reverse();
	return {
		words,
		classes: words.map((w) => lexicon.get(w.text) ?? 0),
		casing: sentenceCase(forms),
		opening: forward ? 0 : words.length - 1
	};
}

/** Fills `list` with the features of word `i`, given the tags of the words before it (as the context has them). */
export function tagFeatures(
	list: FeatureList,
	{ words, classes, casing, opening }: TagContext,
	tags: Int32Array,
	i: number
): void {
	const n = words.length;
	const word = words[i]!;
	const w = word.lower;
	const before = i > 0 ? words[i - 1]!.lower : EDGE;
	const before2 = i > 1 ? words[i - 2]!.lower : EDGE;
	const after = i + 1 < n ? words[i + 1]!.lower : EDGE;
	const after2 = i + 2 < n ? words[i + 2]!.lower : EDGE;
	const t1 = i > 0 ? tags[i - 1]! : NOWHERE;
	const t2 = i > 1 ? tags[i - 2]! : NOWHERE;
	const c0 = classes[i]!;
	const c1 = i + 1 < n ? classes[i + 1]! : -1;
	const c2 = i + 2 < n ? classes[i + 2]! : -1;
	// An unknown next word is told by its ending, a known one by the tags it can have.
	const next = c1 === 0 ? words[i + 1]!.suffixes[2]! : c1;
	const next2 = c2 === 0 ? words[i + 2]!.suffixes[1]! : c2;
	const first = i === opening ? 1 : 0;
	list.count = 0;
	list.one(1, 0);
	list.one(2, w);
	list.one(3, word.form);
	list.one(4, before);
	list.one(5, after);
	list.one(6, before2);
	list.one(7, after2);
	list.two(8, before, w);
	list.two(9, w, after);
	list.two(10, before, after);
	for (let k = 0; k < 5; k++) list.two(11, k, word.suffixes[k]!);
	for (let k = 0; k < 4; k++) list.two(12, k, word.prefixes[k]!);
	list.three(13, word.shape, first, casing);
	list.two(14, word.shape, word.suffixes[2]!);
	list.two(15, i > 0 ? words[i - 1]!.shape : EDGE, word.shape);
	list.two(16, i + 1 < n ? words[i + 1]!.shape : EDGE, word.shape);
	list.one(17, i > 0 ? words[i - 1]!.suffixes[2]! : EDGE);
	list.one(18, i + 1 < n ? words[i + 1]!.suffixes[2]! : EDGE);
	list.one(19, i + 1 < n ? words[i + 1]!.suffixes[1]! : EDGE);
	list.one(20, t1);
	list.two(21, t1, t2);
	list.two(22, t1, w);
	list.two(23, t1, after);
	list.two(24, t1, word.suffixes[2]!);
	list.three(25, t1, word.shape, first);
	list.three(26, t1, t2, w);
	list.one(27, c0);
	list.two(28, c0, next);
	list.three(29, c0, next, next2);
	list.two(30, t1, c0);
	list.three(31, t1, c0, next);
	list.three(32, t1, t2, c0);
	list.three(33, c0, word.shape, casing);
	list.two(34, t1, next);
	list.two(35, w, next);
	list.three(36, t1, w, next);
	list.three(37, t1, next, next2);
	list.four(38, t1, t2, c0, next);
	list.two(39, w, before2);
	list.two(40, w, after2);
	list.three(41, before2, before, c0);
	list.three(42, c0, after, after2);
	list.two(43, word.suffixes[2]!, next);
	list.three(44, t1, word.suffixes[2]!, next);
	list.two(45, word.prefixes[1]!, word.suffixes[1]!);
	list.two(46, c0, word.suffixes[3]!);
	list.three(47, i > 0 ? classes[i - 1]! : -1, c0, next);
}

const magnitude = (lead: number) => (lead < 8 ? 0 : 29 - Math.clz32(lead));

/**
 * Fills `list` with the features of word `i` for the second pass, which knows what the first ones say of all words.
 * @param opinions a tagging from the left and one from the right
 */
export function secondFeatures(
	list: FeatureList,
	context: TagContext,
	[fromLeft, fromRight]: readonly [Tagging, Tagging],
	tags: Int32Array,
	i: number
): void {
	tagFeatures(list, context, tags, i);
	const { words, classes } = context;
	const { lower: w, suffixes, shape } = words[i]!;
	const ending = suffixes[2]!;
	const at = ({ tags: T }: Tagging, place: number) => T[place] ?? NOWHERE;
	const a = fromLeft.tags[i]!;
	const a2 = fromLeft.seconds[i]!;
	const aLead = magnitude(fromLeft.margins[i]!);
	const aBefore = at(fromLeft, i - 1);
	const aAfter = at(fromLeft, i + 1);
	const aAfter2 = at(fromLeft, i + 2);
	const b = fromRight.tags[i]!;
	const bLead = magnitude(fromRight.margins[i]!);
	const bBefore = at(fromRight, i - 1);
	const bAfter = at(fromRight, i + 1);
	const t = i > 0 ? tags[i - 1]! : NOWHERE;
	const c = classes[i]!;
	list.two(70, a, aLead);
	list.three(71, a, a2, aLead);
	list.two(72, a, aAfter);
	list.three(73, a, aBefore, aAfter);
	list.three(74, a, aAfter, aAfter2);
	list.two(75, w, aAfter);
	list.two(76, w, a);
	list.three(77, w, aBefore, aAfter);
	list.three(78, ending, t, aAfter);
	list.three(79, ending, aAfter, aAfter2);
	list.three(80, c, t, aAfter);
	list.two(81, shape, aAfter);
	list.three(82, shape, t, aAfter);
	list.four(83, t, a, aAfter, aAfter2);
	list.three(84, a, aBefore, at(fromLeft, i - 2));
	list.two(85, t, aAfter);
	list.two(86, aAfter, aAfter2);
	list.three(87, suffixes[1]!, a, a2);
	list.three(88, w, a, a2);
	list.four(89, c, a, aAfter, aAfter2);
	list.three(90, ending, a, aAfter);
	list.four(100, a, aLead, b, bLead);
	list.three(101, a, b, w);
	list.two(102, a, b);
	list.three(103, b, fromRight.seconds[i]!, bLead);
	list.four(104, a, b, bBefore, aAfter);
	list.two(105, b, bAfter);
	list.four(106, t, a, b, bAfter);
	list.three(107, a, b, ending);
	list.three(108, a, b, shape);
}
