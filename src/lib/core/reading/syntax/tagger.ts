/** Part-of-speech tags: one greedy pass from left to right over joint tags (`UPOS|XPOS`). */
import { FeatureList } from './hashing.ts';
import type { Scorer } from './weights.ts';
import { sentenceCase, type WordView } from './words.ts';

/** Frequent words' possible tags, as a class number from 1; 0 is a word not known. */
export type Lexicon = ReadonlyMap<string, number>;

export interface Tagger {
	/** `UPOS|XPOS`, by tag number. */
	tags: readonly string[];
	lexicon: Lexicon;
	weights: Scorer;
}

const EDGE = 0x5bd1e995;
/** The most features of one word. */
export const MOST_TAG_FEATURES = 64;

/** A sentence prepared for tagging: everything about its words that does not depend on tags. */
export interface TagContext {
	words: readonly WordView[];
	classes: number[];
	casing: number;
}

/** @param words one a form, from `viewWord` */
export function tagContext(
	forms: readonly string[],
	words: readonly WordView[],
	lexicon: Lexicon
): TagContext {
	return {
		words,
		classes: words.map((w) => lexicon.get(w.text) ?? 0),
		casing: sentenceCase(forms)
	};
}

/** Fills `list` with the features of word `i`, given the tags of the words before it. */
export function tagFeatures(
	list: FeatureList,
	{ words, classes, casing }: TagContext,
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
	const t1 = i > 0 ? tags[i - 1]! : 254;
	const t2 = i > 1 ? tags[i - 2]! : 254;
	const c0 = classes[i]!;
	const c1 = i + 1 < n ? classes[i + 1]! : -1;
	const c2 = i + 2 < n ? classes[i + 2]! : -1;
	// An unknown next word is told by its ending, a known one by the tags it can have.
	const next = c1 === 0 ? words[i + 1]!.suffixes[2]! : c1;
	const next2 = c2 === 0 ? words[i + 2]!.suffixes[1]! : c2;
	const first = i === 0 ? 1 : 0;
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

/** The class with the highest score; the earlier one of equals. */
export function best(scores: Int32Array, count: number): number {
	let winner = 0;
	for (let c = 1; c < count; c++) if (scores[c]! > scores[winner]!) winner = c;
	return winner;
}

/** What a tagger says of each word. */
export interface Tagging {
	tags: Int32Array;
	/** How far the tag led over the next best one, at most `MOST_LEAD`. */
	margins: Int32Array;
}

/** Leads are told up to here. */
const MOST_LEAD = 1 << 12;

/**
 * @param views one a form, from `viewWord`
 * @returns a tag number for each form, and how sure it is
 */
export function tagWords(
	tagger: Tagger,
	forms: readonly string[],
	views: readonly WordView[]
): Tagging {
	const context = tagContext(forms, views, tagger.lexicon);
	const tags = new Int32Array(forms.length);
	const margins = new Int32Array(forms.length);
	const list = new FeatureList(MOST_TAG_FEATURES);
	const count = tagger.tags.length;
	const scores = new Int32Array(count);
	for (let i = 0; i < forms.length; i++) {
		tagFeatures(list, context, tags, i);
		scores.fill(0);
		tagger.weights.score(list.keys, list.count, scores);
		const winner = best(scores, count);
		const second = runnerUp(scores, winner);
		tags[i] = winner;
		margins[i] = second < 0 ? MOST_LEAD : Math.min(MOST_LEAD, scores[winner]! - scores[second]!);
	}
	return { tags, margins };
}

/** The best class but one; −1 where there is no other. */
export function runnerUp(scores: Int32Array, winner: number): number {
	let second = -1;
	for (let c = 0; c < scores.length; c++) {
		if (c !== winner && (second < 0 || scores[c]! > scores[second]!)) second = c;
	}
	return second;
}
