/** What the parser looks at in a configuration: about a hundred templates after Zhang & Nivre (2011). */
import type { FeatureList } from './hashing.ts';
import type { Configuration } from './transitions.ts';
import type { WordView } from './words.ts';

/** The most features of one configuration. */
export const MOST_FEATURES = 160;

/** A sentence's words as the parser sees them, by position: 0 is nothing, n + 1 the root. */
export interface ParseContext {
	n: number;
	/** Hash of the word. */
	words: Int32Array;
	/** Hash of the word's last three letters. */
	endings: Int32Array;
	/** Tag number, from 1. */
	tags: Int32Array;
	/** Number of the universal part of the tag, from 1. */
	upos: Int32Array;
	/** How many commas and how many verbs stand before each position. */
	commas: Int32Array;
	verbs: Int32Array;
}

export interface TagKinds {
	/** By tag number: number of its universal part from 0, whether it is a comma's, whether a verb's. */
	upos: Int32Array;
	comma: Uint8Array;
	verb: Uint8Array;
}

const ROOT_TAG = 250;

/** @param tags tag numbers from 0, one a word */
export function parseContext(
	views: readonly WordView[],
	tags: Int32Array,
	kinds: TagKinds
): ParseContext {
	const n = views.length;
	const room = () => new Int32Array(n + 3);
	const context: ParseContext = {
		n,
		words: room(),
		endings: room(),
		tags: room(),
		upos: room(),
		commas: room(),
		verbs: room()
	};
	for (let i = 1; i <= n; i++) {
		const tag = tags[i - 1]!;
		context.words[i] = views[i - 1]!.lower;
		context.endings[i] = views[i - 1]!.suffixes[2]!;
		context.tags[i] = tag + 1;
		context.upos[i] = kinds.upos[tag]! + 1;
		context.commas[i + 1] = context.commas[i]! + kinds.comma[tag]!;
		context.verbs[i + 1] = context.verbs[i]! + kinds.verb[tag]!;
	}
	context.words[n + 1] = 7;
	context.tags[n + 1] = context.upos[n + 1] = ROOT_TAG;
	return context;
}

function near(distance: number): number {
	return distance < 5 ? distance : distance < 8 ? 5 : distance < 12 ? 6 : 7;
}

/** Fills `list` with the features of a configuration. */
export function parseFeatures(list: FeatureList, c: ParseContext, state: Configuration): void {
	const { words: W, tags: P, upos: U } = c;
	const { left1, left2, right1, right2, labels: L, leftCount, rightCount } = state;
	const [leftLow, leftHigh] = state.leftLabels;
	const [rightLow, rightHigh] = state.rightLabels;
	const s0 = state.top(0);
	const s1 = state.top(1);
	const s2 = state.top(2);
	const b0 = state.front;
	const b1 = b0 <= c.n ? b0 + 1 : 0;
	const b2 = b0 < c.n ? b0 + 2 : 0;
	const s0w = W[s0]!;
	const s0p = P[s0]!;
	const s1w = W[s1]!;
	const s1p = P[s1]!;
	const s2p = P[s2]!;
	const b0w = W[b0]!;
	const b0p = P[b0]!;
	const b1w = W[b1]!;
	const b1p = P[b1]!;
	const b2w = W[b2]!;
	const b2p = P[b2]!;
	const s0u = U[s0]!;
	const s1u = U[s1]!;
	const b0u = U[b0]!;
	const b1u = U[b1]!;
	const s0l = left1[s0]!;
	const s0l2 = left2[s0]!;
	const s0r = right1[s0]!;
	const s0r2 = right2[s0]!;
	const s1l = left1[s1]!;
	const s1r = right1[s1]!;
	const s1r2 = right2[s1]!;
	const b0l = left1[b0]!;
	const b0l2 = left2[b0]!;
	const label = (i: number) => (i === 0 ? -1 : L[i]!);
	list.count = 0;
	// Single words.
	list.one(1, 0);
	list.two(2, s0w, s0p);
	list.one(3, s0w);
	list.one(4, s0p);
	list.two(5, b0w, b0p);
	list.one(6, b0w);
	list.one(7, b0p);
	list.two(8, b1w, b1p);
	list.one(9, b1w);
	list.one(10, b1p);
	list.two(11, b2w, b2p);
	list.one(12, b2p);
	list.two(13, s1w, s1p);
	list.one(14, s1w);
	list.one(15, s1p);
	list.two(16, W[s2]!, s2p);
	list.one(17, s2p);
	// Pairs.
	list.four(20, s0w, s0p, b0w, b0p);
	list.three(21, s0w, s0p, b0w);
	list.three(22, s0w, b0w, b0p);
	list.three(23, s0w, s0p, b0p);
	list.three(24, s0p, b0w, b0p);
	list.two(25, s0w, b0w);
	list.two(26, s0p, b0p);
	list.two(27, b0p, b1p);
	list.two(28, b0w, b1p);
	list.two(29, b0p, b1w);
	list.four(30, s1w, s1p, s0w, s0p);
	list.three(31, s1w, s1p, s0p);
	list.three(32, s1p, s0w, s0p);
	list.two(33, s1w, s0w);
	list.two(34, s1p, s0p);
	list.two(35, s1p, b0p);
	list.two(36, s1w, b0p);
	list.two(37, s1p, b0w);
	list.two(38, s1w, b0w);
	list.two(39, s0w, b1w);
	list.two(40, s0p, b1p);
	// Threes and fours of tags.
	list.three(41, b0p, b1p, b2p);
	list.three(42, s0p, b0p, b1p);
	list.four(43, s0p, b0p, b1p, b2p);
	list.three(44, s1p, s0p, b0p);
	list.four(45, s1p, s0p, b0p, b1p);
	list.three(46, s2p, s1p, s0p);
	list.four(47, s2p, s1p, s0p, b0p);
	list.three(48, s0w, b0p, b1p);
	list.three(49, s0p, b0w, b1p);
	list.three(50, s1p, s0w, b0p);
	list.three(51, s1w, s0p, b0p);
	list.three(52, s1p, s0p, b0w);
	list.three(53, s0p, P[s0l]!, b0p);
	list.three(54, s0p, P[s0r]!, b0p);
	list.three(55, s0p, b0p, P[b0l]!);
	list.three(56, s1p, P[s1r]!, s0p);
	list.three(57, s1p, s0p, P[s0l]!);
	list.three(58, s1p, s0p, P[s0r]!);
	list.three(59, s1p, P[s1l]!, s0p);
	// How far apart.
	const d0 = near(b0 - s0);
	const d1 = s1 === 0 ? -1 : near(s0 - s1);
	list.two(60, s0w, d0);
	list.two(61, s0p, d0);
	list.two(62, b0w, d0);
	list.two(63, b0p, d0);
	list.three(64, s0p, b0p, d0);
	list.three(65, s1p, s0p, d1);
	list.two(66, s1w, d1);
	list.three(67, s0u, b0u, d0);
	// How many dependents, and which.
	const s0rv = rightCount[s0]!;
	const s0lv = leftCount[s0]!;
	const b0lv = leftCount[b0]!;
	const s1rv = rightCount[s1]!;
	list.three(70, s0w, s0rv, s0lv);
	list.three(71, s0p, s0rv, s0lv);
	list.two(72, b0w, b0lv);
	list.two(73, b0p, b0lv);
	list.two(74, s1w, s1rv);
	list.two(75, s1p, s1rv);
	list.four(76, s0w, leftLow[s0]!, leftHigh[s0]!, 0);
	list.four(77, s0p, leftLow[s0]!, leftHigh[s0]!, 0);
	list.four(78, s0w, rightLow[s0]!, rightHigh[s0]!, 0);
	list.four(79, s0p, rightLow[s0]!, rightHigh[s0]!, 0);
	list.three(80, b0w, leftLow[b0]!, leftHigh[b0]!);
	list.three(81, b0p, leftLow[b0]!, leftHigh[b0]!);
	list.three(82, s1w, rightLow[s1]!, rightHigh[s1]!);
	list.three(83, s1p, rightLow[s1]!, rightHigh[s1]!);
	list.four(84, s1p, rightLow[s1]!, rightHigh[s1]!, s0p);
	list.four(85, s1p, leftLow[s1]!, leftHigh[s1]!, s0p);
	list.four(86, s1p, s0p, leftLow[s0]!, leftHigh[s0]!);
	list.four(87, s0p, b0p, leftLow[b0]!, leftHigh[b0]!);
	list.four(88, s0p, leftLow[s0]!, rightLow[s0]!, b0p);
	// The dependents themselves.
	list.one(90, W[s0l]!);
	list.two(91, P[s0l]!, label(s0l));
	list.one(92, W[s0r]!);
	list.two(93, P[s0r]!, label(s0r));
	list.one(94, W[b0l]!);
	list.two(95, P[b0l]!, label(b0l));
	list.one(96, W[s1r]!);
	list.two(97, P[s1r]!, label(s1r));
	list.one(98, W[s1l]!);
	list.two(99, P[s0l2]!, label(s0l2));
	list.two(100, P[s0r2]!, label(s0r2));
	list.two(101, P[b0l2]!, label(b0l2));
	list.three(102, s0p, P[s0l]!, P[s0l2]!);
	list.three(103, s0p, P[s0r]!, P[s0r2]!);
	list.three(104, b0p, P[b0l]!, P[b0l2]!);
	list.three(105, s1p, P[s1r]!, P[s1r2]!);
	// Attachment of what a small word introduces: preposition or subordinator, with both sides.
	list.three(110, s1w, W[s0l]!, s0w);
	list.three(111, s1p, W[s0l]!, s0p);
	list.two(112, s1w, W[s0l]!);
	list.three(113, s0w, W[b0l]!, b0p);
	list.three(114, s1w, W[s0l]!, s0u);
	list.three(115, s1u, s0u, W[s1r]!);
	list.four(116, U[s2]!, s1u, W[s0l]!, s0u);
	// What stands beside and between.
	list.two(120, s0p, P[s0 > 0 ? s0 - 1 : 0]!);
	list.two(121, s0p, P[s0 + 1]!);
	list.two(122, b0p, P[b0 - 1]!);
	list.three(123, s0p, P[s0 + 1]!, b0p);
	list.three(124, s0p, P[b0 - 1]!, b0p);
	list.three(125, s1p, s0p, P[s0 > 0 ? s0 - 1 : 0]!);
	const commas0 = Math.min(3, c.commas[b0]! - c.commas[s0]!);
	const verbs0 = Math.min(3, c.verbs[b0]! - c.verbs[s0 + 1]!);
	const commas1 = Math.min(3, c.commas[s0]! - c.commas[s1]!);
	const verbs1 = Math.min(3, c.verbs[s0]! - c.verbs[s1 + 1]!);
	list.four(126, s0p, b0p, commas0, verbs0);
	list.four(127, s1p, s0p, commas1, verbs1);
	list.three(128, s0p, b0w, verbs0);
	list.three(129, s1p, s0w, commas1);
	list.four(130, s0u, b0u, b1u, verbs0);
	// Endings stand in for words not seen before.
	list.two(131, c.endings[s0]!, s0p);
	list.two(132, c.endings[b0]!, b0p);
	list.three(133, c.endings[s1]!, s0p, s1p);
	list.two(134, b1w, s0p);
	list.three(135, s0u, b0w, b1w);
	list.two(136, b0w, b1w);
}
