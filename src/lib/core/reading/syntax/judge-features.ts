/** What the judge looks at to decide on one arc: what each parser said of it, its two words, and the tree around them. */
import type { FeatureList } from './hashing.ts';
import type { JudgeContext } from './judge-context.ts';

/** The most features of one arc. */
export const MOST_ARC_FEATURES = 160;

const ROOT_WORD = 3;
const ROOT_TAG = 251;

/** An arc with what most templates need of it. */
interface Arc {
	h: number;
	d: number;
	low: number;
	high: number;
	/** 0 leftwards, 1 rightwards, 2 from the root. */
	way: number;
	/** Distance and way. */
	far: number;
	/** Hash of the word, tag, universal tag and ending, of head and dependent. */
	hw: number;
	hp: number;
	hu: number;
	he: number;
	dw: number;
	dp: number;
	du: number;
	de: number;
	/** The dependent's label, if the judged tree has this arc; else −1. */
	mine: number;
	/** What each opinion calls the arc; −1 where it does not have it. */
	said: number[];
	/** All that was said, and who has the arc as first or second choice. */
	chorus: number;
	votes: number;
	/** The dependent's first dependent, where it comes before it (its preposition, say): word and label. */
	intro: number;
	introLabel: number;
}

function near(distance: number): number {
	return distance < 5 ? distance : distance < 8 ? 5 : distance < 14 ? 6 : 7;
}

function arcOf({ words, opinions, tree }: JudgeContext, h: number, d: number): Arc {
	const { words: W, tags: P, upos: U, endings: E } = words;
	const root = h === 0;
	const way = root ? 2 : h < d ? 1 : 0;
	const low = Math.min(h, d);
	const high = Math.max(h, d);
	const said: number[] = [];
	let chorus = 0;
	let votes = 0;
	for (const o of opinions) {
		const chosen = o.heads[d] === h;
		said.push(chosen ? o.labels[d]! : -1);
		chorus = chorus * 64 + (chosen ? o.labels[d]! : 63);
		votes = votes * 3 + (chosen ? 1 : !root && o.rivals[d] === h ? 2 : 0);
	}
	const first = tree.dependents[d]![0] ?? d;
	return {
		h,
		d,
		low,
		high,
		way,
		far: root ? 9 : near(high - low) * 2 + way,
		hw: root ? ROOT_WORD : W[h]!,
		hp: root ? ROOT_TAG : P[h]!,
		hu: root ? ROOT_TAG : U[h]!,
		he: root ? 0 : E[h]!,
		dw: W[d]!,
		dp: P[d]!,
		du: U[d]!,
		de: E[d]!,
		mine: tree.heads[d] === h ? tree.labels[d]! : -1,
		said,
		chorus,
		votes,
		intro: first < d ? W[first]! : 0,
		introLabel: first < d ? tree.labels[first]! : -1
	};
}

/** Fills `list` with the features of an arc; classes are its labels. */
export function arcFeatures(list: FeatureList, c: JudgeContext, head: number, word: number): void {
	const arc = arcOf(c, head, word);
	list.count = 0;
	opinionFeatures(list, c, arc);
	wordFeatures(list, c, arc);
	belowFeatures(list, c, arc);
	besideFeatures(list, c, arc);
	if (head === 0) rootFeatures(list, c, arc);
	else aboveFeatures(list, c, arc);
}

function opinionFeatures(list: FeatureList, { opinions }: JudgeContext, arc: Arc): void {
	const { d, hw, hp, hu, dw, dp, du, way, said, chorus, votes, mine, intro } = arc;
	list.one(1, chorus);
	list.one(2, mine);
	list.two(3, votes, way);
	opinions.forEach((o, k) => {
		list.four(4, k, said[k]!, o.margins[d]!, votes);
		list.four(5, k, said[k]!, o.labelMargins[d]!, chorus);
		list.four(6, k, said[k]!, dp, hp);
		list.three(7, k, said[k]!, dw);
		list.three(8, k, said[k]!, hw);
		// The votes of two, with how sure each was.
		const other = opinions[(k + 1) % opinions.length]!;
		list.four(9, k, votes, o.margins[d]!, other.margins[d]!);
		list.four(10, k, chorus, o.margins[d]!, other.margins[d]!);
	});
	list.three(11, chorus, du, hu);
	list.three(12, votes, dp, hp);
	list.three(13, chorus, intro, hu);
	list.two(14, chorus, dw);
	list.three(15, chorus, dp, hp);
}

/** The two words, their neighbours, and what stands between them. */
function wordFeatures(list: FeatureList, { words }: JudgeContext, arc: Arc): void {
	const { words: W, tags: P, commas, verbs, n } = words;
	const { h, d, low, high, way, far, hw, hp, hu, he, dw, dp, du, de } = arc;
	list.three(30, hp, dp, way);
	list.three(31, hp, dp, far);
	list.two(32, hw, dp);
	list.two(33, hp, dw);
	list.two(34, hw, dw);
	list.three(35, hu, dw, far);
	list.three(36, hw, du, far);
	list.two(37, dw, way);
	list.two(38, hw, way);
	list.two(39, dp, far);
	list.three(40, de, hp, way);
	list.three(41, he, dp, way);
	list.three(42, de, he, way);
	const hl = h > 1 ? P[h - 1]! : 0;
	const hr = h > 0 && h < n ? P[h + 1]! : 0;
	const dl = d > 1 ? P[d - 1]! : 0;
	const dr = d < n ? P[d + 1]! : 0;
	list.four(45, hp, dp, hr, dl);
	list.four(46, hp, dp, hl, dr);
	list.four(47, hp, dp, hl, dl);
	list.four(48, hp, dp, hr, dr);
	list.three(49, dl, dp, way);
	list.three(50, dp, dr, way);
	list.three(51, d > 1 ? W[d - 1]! : 0, dp, way);
	list.three(52, d < n ? W[d + 1]! : 0, dp, way);
	if (h === 0) return;
	const inside = Math.min(3, verbs[high]! - verbs[low + 1]!) * 2 + way;
	const commasIn = Math.min(3, commas[high]! - commas[low]!);
	list.four(53, hp, dp, commasIn, inside);
	list.four(54, hu, du, commasIn, inside);
	list.three(55, dw, commasIn, inside);
}

/** A hash of the labels of a head's dependents from `from` to `to`, in order, one of them left out. */
function sequence(
	c: JudgeContext,
	head: number,
	without: number,
	from: number,
	to: number
): number {
	let hash = 1;
	for (const d of c.tree.dependents[head]!) {
		if (d !== without && d >= from && d <= to) {
			hash = (Math.imul(hash, 53) + c.tree.labels[d]!) | 0;
		}
	}
	return hash;
}

/** Which telling labels a head's dependents have, one of them left out: one bit each. */
function telling(c: JudgeContext, head: number, without: number): number {
	let bits = 0;
	for (const d of c.tree.dependents[head]!) {
		if (d !== without) bits |= c.kinds.telling[c.tree.labels[d]!]!;
	}
	return bits;
}

/** What hangs on the dependent. */
function belowFeatures(list: FeatureList, c: JudgeContext, arc: Arc): void {
	const { d, way, far, hw, hp, hu, dw, dp, du, mine, intro, introLabel } = arc;
	const { dependents, labels } = c.tree;
	const below = sequence(c, d, 0, 0, c.words.n);
	list.three(60, intro, hw, dp);
	list.three(61, intro, hp, dp);
	list.three(62, intro, hw, way);
	list.four(63, intro, dw, hp, way);
	list.four(64, intro, dw, hw, way);
	list.four(65, introLabel, hp, dp, way);
	list.four(66, intro, du, hu, far);
	list.three(67, below, dp, way);
	list.three(68, below, hp, dp);
	list.three(69, below, hw, du);
	list.three(70, mine, dp, below);
	const last = dependents[d]![dependents[d]!.length - 1] ?? 0;
	if (last > d) list.four(71, labels[last]!, c.words.tags[last]!, dp, hp);
	list.three(72, telling(c, d, 0), dp, way);
}

/** What else hangs on the head. */
function besideFeatures(list: FeatureList, c: JudgeContext, arc: Arc): void {
	const { h, d, way, hw, hp, hu, dw, dp, du, mine } = arc;
	const { labels, dependents } = c.tree;
	const { words: W, tags: P, n } = c.words;
	// The nearest dependents on the same side: between head and dependent, and beyond the dependent.
	let before = 0;
	let after = 0;
	for (const s of dependents[h]!) {
		if (s < d && (h < s || h > d)) before = s;
		if (s > d && after === 0 && (h < d || s < h)) after = s;
	}
	const inner = h < d ? before : after;
	const outer = h < d ? after : before;
	const innerLabel = inner > 0 ? labels[inner]! : -1;
	const outerLabel = outer > 0 ? labels[outer]! : -1;
	list.four(75, hp, dp, innerLabel, way);
	list.four(76, hp, dp, inner > 0 ? P[inner]! : 0, way);
	list.four(77, hw, dp, innerLabel, way);
	list.four(78, dw, hp, innerLabel, way);
	list.four(79, hp, dp, outerLabel, way);
	list.four(80, hw, du, innerLabel, outerLabel * 2 + way);
	list.four(81, inner > 0 ? W[inner]! : 0, hp, dp, way);
	list.four(82, outer > 0 ? P[outer]! : 0, hp, dp, way);
	list.three(83, mine, dw, hw);
	const has = telling(c, h, d);
	list.three(84, has, hp, way);
	list.four(85, has, hu, du, way);
	list.four(86, telling(c, d, 0), du, hu, has);
	list.three(87, has, hw, du);
	if (h === 0) return;
	const leftOf = sequence(c, h, d, 0, h);
	const rightOf = sequence(c, h, d, h, n);
	list.four(88, leftOf, rightOf, hp, du * 2 + way);
	list.four(89, leftOf, hp, dp, way);
	list.four(90, rightOf, hp, dp, way);
	list.four(91, rightOf, hw, du, way);
	list.four(92, labels[h]!, innerLabel, du, way);
}

/** Where the head hangs, how alike the two are, and how many other heads lie between. */
function aboveFeatures(list: FeatureList, c: JudgeContext, arc: Arc): void {
	const { h, d, low, high, way, far, hw, hp, hu, he, dw, dp, du, de, mine, intro } = arc;
	const { heads, labels, dependents, nouns } = c.tree;
	const { words: W, tags: P, verbs } = c.words;
	const g = heads[h]!;
	const label = labels[h]!;
	list.four(100, g === 0 ? ROOT_TAG : P[g]!, hp, dp, (g < h ? 2 : 0) + way);
	list.four(101, label, hp, dp, way);
	list.four(102, label, hw, du, way);
	list.four(103, label, dw, hu, way);
	list.four(104, label, intro, du, way);
	list.three(105, label, mine, way);
	list.four(106, g === 0 ? ROOT_WORD : W[g]!, hu, dw, way);
	const first = dependents[d]![0] ?? 0;
	const coordinator = first > 0 && labels[first] === c.kinds.cc ? W[first]! : 0;
	const alike = (hp === dp ? 1 : 0) + (he === de ? 2 : 0);
	list.four(107, alike, coordinator, hu, du);
	list.four(108, coordinator, hp, dp, far);
	const nounsIn = Math.min(4, nouns[high]! - nouns[low + 1]!);
	const between = nounsIn * 4 + Math.min(3, verbs[high]! - verbs[low + 1]!);
	list.four(109, hu, du, between, way);
	list.four(110, intro, hu, between, way);
	for (const o of c.opinions) {
		const above = o.heads[h] === d ? 2 : o.heads[h] === g ? 1 : 0;
		list.four(111, o.labels[h]!, hp, du, above * 4 + way);
	}
}

function rootFeatures(list: FeatureList, { words }: JudgeContext, arc: Arc): void {
	const { d, dp } = arc;
	list.three(120, dp, words.tags[words.n]!, words.words[words.n]!);
	list.two(121, dp, d);
	list.two(122, dp, words.tags[1]!);
}
