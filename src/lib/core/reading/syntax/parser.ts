/** Dependency trees: one greedy pass of transitions, in either direction of reading. */
import { FeatureList } from './hashing.ts';
import { MOST_FEATURES, parseContext, parseFeatures, type TagKinds } from './parse-features.ts';
import { Configuration, LEFT, RIGHT, SHIFT } from './transitions.ts';
import type { Scorer } from './weights.ts';
import type { WordView } from './words.ts';

/** Which way a parser reads. Reading backwards, it errs elsewhere: where both agree they are seldom wrong. */
export type Direction = 'forward' | 'backward';

export interface Parser {
	direction: Direction;
	/** Relations but root; class 1 + 2·label attaches leftwards, 2 + 2·label rightwards, 0 shifts. */
	labels: readonly string[];
	weights: Scorer;
}

/** Heads as in CoNLL-U (1-based, 0 for the root), one a word. */
export interface ParsedTree {
	heads: number[];
	labels: string[];
	/** How far the move that attached each word led over the next best move; 0 for the root. */
	margins: number[];
	/** How far the label led over the next best one for the same move; 0 for the root. */
	labelMargins: number[];
	/** The head (1-based) that the next best move would have given the word; 0 where it would have waited. */
	rivals: number[];
	/** Where a judge weighed them: for each word the arcs it might have. */
	options?: readonly (readonly Alternative[])[];
}

/** An arc that a word might have. */
export interface Alternative {
	/** 1-based; 0 for the root. */
	head: number;
	/** The score of its best label. */
	score: number;
	/** The scores of the best of the labels that say who did what, and of the best other label. */
	core: number;
	plain: number;
}

/** A sentence as a parser reads it. */
export interface ParserInput {
	forms: readonly string[];
	/** One a form, from `viewWord`. */
	views: readonly WordView[];
	/** Tag numbers from 0. */
	tags: Int32Array;
}

/** What the tags' names say about them. */
export function tagKinds(tags: readonly string[]): TagKinds {
	const upos = tags.map((tag) => tag.slice(0, tag.indexOf('|')));
	const names = [...new Set(upos)].sort();
	return {
		upos: Int32Array.from(upos, (name) => names.indexOf(name)),
		comma: Uint8Array.from(tags, (tag) => (tag.endsWith('|,') ? 1 : 0)),
		verb: Uint8Array.from(upos, (name) => (name === 'VERB' || name === 'AUX' ? 1 : 0))
	};
}

/** How many of the last words are punctuation; a sentence of nothing else has none to spare. */
export function closingPunctuation(
	tags: Int32Array,
	isPunctuation: (tag: number) => boolean
): number {
	let count = 0;
	while (count < tags.length && isPunctuation(tags[tags.length - 1 - count]!)) count++;
	return count === tags.length ? 0 : count;
}

/** One template in so many is hidden from a parser that looks again. */
const HIDDEN = 4;

/** Whether the feature at this place of the list is hidden. */
function isHidden(place: number, direction: Direction): boolean {
	const mixed = Math.imul(place + (direction === 'forward' ? 2001 : 1001), 0x9e3779b1);
	const stirred = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
	return ((stirred ^ (stirred >>> 13)) >>> 8) % HIDDEN === 0;
}

/** A relation a head can have once only. */
const ONCE = ['nsubj', 'nsubj:pass', 'obj', 'iobj', 'obl:agent', 'expl'];
const SUBJECTS = ['nsubj', 'nsubj:pass'];

/** Classes that would make impossible English are passed over while anything else is possible. */
const UNLIKELY = 1 << 28;

export class TransitionParser {
	private readonly parser: Parser;
	private readonly kinds: TagKinds;
	private readonly once: Int32Array;
	private readonly subjects: number[];
	private readonly isPunctuation: (tag: number) => boolean;
	private readonly scores: Int32Array;
	private readonly list = new FeatureList(MOST_FEATURES);
	private readonly hidden: Uint8Array;

	constructor(parser: Parser, tags: readonly string[]) {
		this.parser = parser;
		this.kinds = tagKinds(tags);
		this.once = Int32Array.from(parser.labels, (label) => (ONCE.includes(label) ? 1 : 0));
		this.subjects = SUBJECTS.map((name) => parser.labels.indexOf(name)).filter((l) => l >= 0);
		this.isPunctuation = (tag) => tags[tag]!.startsWith('PUNCT|');
		this.scores = new Int32Array(1 + parser.labels.length * 2);
		this.hidden = Uint8Array.from({ length: MOST_FEATURES }, (_, place) =>
			isHidden(place, parser.direction) ? 1 : 0
		);
	}

	/**
	 * Always a tree with one root over all words; empty for no words.
	 * @param dimly with a quarter of the features hidden: what is read the same way so is the likelier right (dropout as a
	 * measure of doubt, Gal & Ghahramani 2016)
	 */
	parse({ views, tags }: ParserInput, dimly = false): ParsedTree {
		const n = views.length;
		if (n === 0) return { heads: [], labels: [], margins: [], labelMargins: [], rivals: [] };
		if (this.parser.direction === 'forward') return this.run(views, tags, dimly);
		// A full stop at the beginning of what is read backwards misleads more than it tells.
		const closing = closingPunctuation(tags, this.isPunctuation);
		const kept = n - closing;
		const turned = this.run(views.slice(0, kept).reverse(), tags.slice(0, kept).reverse(), dimly);
		const mirror = (h: number) => (h === 0 ? 0 : kept + 1 - h);
		const heads = turned.heads.map(mirror).reverse();
		const labels = turned.labels.reverse();
		const margins = turned.margins.reverse();
		const labelMargins = turned.labelMargins.reverse();
		const rivals = turned.rivals.map(mirror).reverse();
		const root = heads.indexOf(0) + 1;
		for (let i = kept; i < n; i++) {
			heads.push(root);
			labels.push('punct');
			margins.push(0);
			labelMargins.push(0);
			rivals.push(0);
		}
		return { heads, labels, margins, labelMargins, rivals };
	}

	private run(views: readonly WordView[], tags: Int32Array, dimly: boolean): ParsedTree {
		const n = views.length;
		const { labels, weights } = this.parser;
		const context = parseContext(views, tags, this.kinds);
		const state = new Configuration(n);
		const margins = new Array<number>(n).fill(0);
		const labelMargins = new Array<number>(n).fill(0);
		const rivals = new Array<number>(n).fill(0);
		while (!state.finished) {
			if (state.size === 0) {
				state.apply(SHIFT, 0);
				continue;
			}
			parseFeatures(this.list, context, state);
			if (dimly) this.list.leaveOut(this.hidden);
			this.scores.fill(0);
			weights.score(this.list.keys, this.list.count, this.scores);
			this.dismiss(state, tags);
			const { move, label, margin, labelMargin, rival } = bestMove(
				state,
				this.scores,
				labels.length
			);
			if (move !== SHIFT) {
				const word = state.top(0) - 1;
				margins[word] = margin;
				labelMargins[word] = labelMargin;
				rivals[word] = rival === LEFT ? state.front : rival === RIGHT ? state.top(1) : 0;
			}
			state.apply(move, label);
		}
		state.close();
		return {
			heads: Array.from({ length: n }, (_, i) => state.heads[i + 1]! % (n + 1)),
			labels: Array.from({ length: n }, (_, i) =>
				state.heads[i + 1] === n + 1 ? 'root' : labels[state.labels[i + 1]!]!
			),
			margins,
			labelMargins,
			rivals
		};
	}

	/** Puts out of the running: dependents of punctuation, and a second subject or object. */
	private dismiss(state: Configuration, tags: Int32Array): void {
		const { scores, once } = this;
		const below = state.top(1);
		for (const [first, head] of [
			[1, state.front <= state.n ? state.front : 0],
			[2, below]
		] as const) {
			if (head === 0) continue;
			const barred = this.isPunctuation(tags[head - 1]!);
			const hasSubject = this.subjects.some((l) => state.hasLabel(head, l));
			for (let label = 0; label < once.length; label++) {
				if (
					barred ||
					(once[label] === 1 && state.hasLabel(head, label)) ||
					(hasSubject && this.subjects.includes(label))
				) {
					scores[first + label * 2]! -= UNLIKELY;
				}
			}
		}
	}
}

/** SHIFT, LEFT or RIGHT, by class. */
export function moveOf(class_: number): number {
	return class_ === 0 ? SHIFT : class_ % 2 === 1 ? LEFT : RIGHT;
}

/** Label number by class; 0 for SHIFT, which has none. */
export function labelOf(class_: number): number {
	return class_ === 0 ? 0 : (class_ - 1) >> 1;
}

/** What the parser would do next. */
export interface Choice {
	move: number;
	label: number;
	class: number;
	/** Lead over the best class of another move, at most `MOST_LEAD`; 0 where there was no other move to choose. */
	margin: number;
	/** Lead over the next best label of the same move, at most `MOST_LEAD`. */
	labelMargin: number;
	/** The next best move; SHIFT where there was no other. */
	rival: number;
}

/** Leads are told up to here. */
export const MOST_LEAD = 1 << 12;

/** The allowed move with the highest score; of equals shift before left before right. At least one must be allowed. */
export function bestMove(state: Configuration, scores: Int32Array, labels: number): Choice {
	const left = state.allows(LEFT) ? bestOfMove(scores, 1, labels) : -1;
	const right = state.allows(RIGHT) ? bestOfMove(scores, 2, labels) : -1;
	let winner = -1;
	let second = -1;
	for (const candidate of [state.allows(SHIFT) ? 0 : -1, left, right]) {
		if (candidate < 0) continue;
		if (winner < 0 || scores[candidate]! > scores[winner]!) {
			second = winner;
			winner = candidate;
		} else if (second < 0 || scores[candidate]! > scores[second]!) {
			second = candidate;
		}
	}
	const lead = (over: number) =>
		over < 0 ? 0 : Math.min(MOST_LEAD, scores[winner]! - scores[over]!);
	return {
		move: moveOf(winner),
		label: labelOf(winner),
		class: winner,
		margin: lead(second),
		labelMargin: winner === 0 ? 0 : lead(nextOfMove(scores, winner, labels)),
		rival: second < 0 ? SHIFT : moveOf(second)
	};
}

/** The best class of a move, given its class for label 0. */
function bestOfMove(scores: Int32Array, first: number, labels: number): number {
	let winner = first;
	for (let c = first + 2; c <= labels * 2; c += 2) if (scores[c]! > scores[winner]!) winner = c;
	return winner;
}

/** The best class of the winner's move but the winner; −1 where there is only one label. */
function nextOfMove(scores: Int32Array, winner: number, labels: number): number {
	let second = -1;
	for (let c = winner % 2 === 1 ? 1 : 2; c <= labels * 2; c += 2) {
		if (c !== winner && (second < 0 || scores[c]! > scores[second]!)) second = c;
	}
	return second;
}
