/**
 * Knowing when a clause is read right: whether exactly the words that say who did what to whom hang on its predicate.
 * Boosted trees weigh what several readings of the sentence agree on, by how much each decision led, and how usual the
 * clause's pattern is.
 */
import { type Boosting, boostedScore, LEAF_STEPS } from './boosting.ts';
import { doubtsOf } from './doubts.ts';
import { CORE_LABELS } from './labels.ts';
import type { ParsedTree } from './parser.ts';

/** How often a predicate had a pattern in training, by `lemma pattern`, `lemma`, and ` pattern`; below 2 left out. */
export type Frames = ReadonlyMap<string, number>;

export interface Gate {
	/** Weighs what the readings agree on. */
	boosting: Boosting;
	/** Weighs its score anew beside what `doubtsOf` tells. */
	doubting: Boosting;
	frames: Frames;
	calibration: Calibration;
	/** Clauses at least this likely to be right are sure; 0 to 1 in steps of 1/10,000. */
	sureFrom: number;
}

/** Log-odds as they turned out = slope × score + offset; both × LEAF_STEPS. The slope is above 0. */
export interface Calibration {
	slope: number;
	offset: number;
}

/** A sentence read: the tree decided on, and the readings it was decided from. */
export interface GateInput {
	forms: readonly string[];
	lemmas: readonly string[];
	upos: readonly string[];
	xpos: readonly string[];
	tagMargins: ArrayLike<number>;
	heads: readonly number[];
	labels: readonly string[];
	opinions: readonly ParsedTree[];
	/** What the parsers made of it when they looked dimly. */
	dim: readonly ParsedTree[];
}

const CORE = [...CORE_LABELS];
const PREDICATE_TAGS = ['VB', 'VBD', 'VBG', 'VBN', 'VBP', 'VBZ', 'NN', 'JJ'];
const PREDICATE_LABELS = [
	'root',
	'conj',
	'advcl',
	'acl',
	'acl:relcl',
	'ccomp',
	'xcomp',
	'parataxis'
];
const NEIGHBOURS = ['conj', 'parataxis', 'advcl', 'obl', 'aux', 'mark', 'expl', 'csubj', 'advmod'];
const MOST = 1 << 12;

/** Words that have core dependents, as 0-based positions. */
export function predicatesOf(heads: readonly number[], labels: readonly string[]): number[] {
	const found = new Set<number>();
	heads.forEach((head, i) => {
		if (head > 0 && CORE_LABELS.has(labels[i]!)) found.add(head - 1);
	});
	return [...found].sort((a, b) => a - b);
}

/**
 * The core dependents of a word in the order of the text, with the word itself as `_`: "nsubj _ obj".
 * @param dependents the words below the predicate, in order
 */
export function frameOf(
	predicate: number,
	dependents: readonly number[],
	labels: readonly string[]
): string {
	const core = dependents.filter((i) => CORE_LABELS.has(labels[i]!));
	const before = core.filter((i) => i < predicate).map((i) => labels[i]!);
	const after = core.filter((i) => i > predicate).map((i) => labels[i]!);
	return [...before, '_', ...after].join(' ');
}

const magnitude = (count: number) => 32 - Math.clz32(count);
const nominal = (upos: string | undefined) => /^(?:NOUN|PROPN|PRON|NUM)$/.test(upos ?? '');
const verbal = (upos: string | undefined) => /^(?:VERB|AUX)$/.test(upos ?? '');

/** Of a clause that is spread wider, only so many words are looked at. */
const WIDEST = 60;

/** The 0-based words below each head (1-based; 0 for the root). */
function byHead(heads: readonly number[]): number[][] {
	const lists: number[][] = Array.from({ length: heads.length + 1 }, () => []);
	heads.forEach((head, i) => lists[head]!.push(i));
	return lists;
}

/** A sentence looked at clause by clause: what all its clauses need is counted once. */
class ClauseReader {
	private readonly input: GateInput;
	private readonly frames: Frames;
	private readonly dependents: number[][];
	private readonly theirs: { dependents: number[][]; rivals: number[][]; differing: number }[];

	constructor(input: GateInput, frames: Frames) {
		this.input = input;
		this.frames = frames;
		this.dependents = byHead(input.heads);
		this.theirs = input.opinions.map(({ heads, rivals }) => ({
			dependents: byHead(heads),
			rivals: byHead(rivals),
			differing: heads.filter((h, i) => input.labels[i] !== 'punct' && h !== input.heads[i]).length
		}));
	}

	/** What is known of a clause, as whole numbers; equally many for every clause of one reader. */
	features(predicate: number): number[] {
		const { labels } = this.input;
		const all = this.dependents[predicate + 1]!;
		const core = all.filter((i) => CORE_LABELS.has(labels[i]!));
		const others = all.filter((i) => !CORE_LABELS.has(labels[i]!));
		const low = Math.min(predicate, ...core);
		const high = Math.max(predicate, ...core);
		const between: number[] = [];
		for (let i = low; i <= Math.min(high, low + WIDEST); i++) between.push(i);
		return [
			...this.outward(predicate, core, others, between),
			...this.usual(predicate),
			...this.opinions(predicate, core, others, between)
		];
	}

	/** What the tree itself shows. */
	private outward(predicate: number, core: number[], others: number[], between: number[]) {
		const { forms, upos, xpos, labels, tagMargins } = this.input;
		const low = between[0]!;
		const high = Math.max(predicate, core[core.length - 1] ?? 0);
		const after = upos[high + 1];
		return [
			forms.length,
			predicate,
			forms.length - predicate,
			core.length,
			high - low,
			predicate - low,
			count(between, (i) => forms[i] === ','),
			count(between, (i) => verbal(upos[i])),
			count(between, (i) => nominal(upos[i])),
			count(between, (i) => /^["“”'‘’`]+$/.test(forms[i]!)),
			tagMargins[predicate]!,
			least(core, (i) => tagMargins[i]!),
			least(between, (i) => tagMargins[i]!),
			high > predicate && nominal(upos[high]) ? 1 : 0,
			core.length > 0 && upos[core[0]!] === 'PRON' ? 1 : 0,
			core.length > 0 && xpos[core[0]!]!.startsWith('W') ? 1 : 0,
			nominal(after) ? 1 : verbal(after) ? 2 : 0,
			...CORE.map((label) => count(core, (i) => labels[i] === label)),
			...NEIGHBOURS.map((label) => count(others, (i) => labels[i] === label)),
			...PREDICATE_TAGS.map((tag) => (xpos[predicate] === tag ? 1 : 0)),
			...PREDICATE_LABELS.map((label) => (labels[predicate] === label ? 1 : 0))
		];
	}

	/** How usual the pattern is. */
	private usual(predicate: number): number[] {
		const { lemmas, xpos, labels } = this.input;
		const words = this.dependents[predicate + 1]!;
		const frame = frameOf(predicate, words, labels);
		const lemma = lemmas[predicate]!.toLowerCase();
		const withLemma = this.frames.get(lemma) ?? 0;
		const withFrame = this.frames.get(`${lemma} ${frame}`) ?? 0;
		return [
			magnitude(withFrame),
			magnitude(withLemma),
			withLemma === 0 ? -1 : Math.round((withFrame * 16) / withLemma),
			magnitude(this.frames.get(` ${frame}`) ?? 0),
			magnitude(this.frames.get(` ${xpos[predicate]} ${labels[predicate]} ${frame}`) ?? 0)
		];
	}

	/** How far the readings agree with the tree about the clause, and how decided each was. */
	private opinions(predicate: number, core: number[], others: number[], between: number[]) {
		const { heads, labels, opinions } = this.input;
		const own = predicate + 1;
		const features: number[] = [];
		let agreeing = 0;
		let contested = 0;
		let contestedBy = MOST;
		let rivals = 0;
		let rivalBy = MOST;
		opinions.forEach(({ heads: H, labels: L, margins, labelMargins }, k) => {
			const their = this.theirs[k]!;
			const sign = (i: number) => (H[i] === heads[i] && L[i] === labels[i] ? 1 : -1);
			const differing = count(core, (i) => sign(i) < 0);
			const found = their.dependents[own]!;
			const missing = found.filter((i) => CORE_LABELS.has(L[i]!) && sign(i) < 0);
			const waiting = their.rivals[own]!.filter((i) => heads[i] !== own && labels[i] !== 'punct');
			if (differing + missing.length === 0) agreeing++;
			contested += count(found, (i) => heads[i] !== own) + count(core, (i) => H[i] !== own);
			contestedBy = Math.min(
				contestedBy,
				least(missing, (i) => margins[i]!)
			);
			rivals += waiting.length;
			rivalBy = Math.min(
				rivalBy,
				least(waiting, (i) => margins[i]!)
			);
			features.push(
				differing,
				missing.length,
				least(core, (i) => sign(i) * margins[i]!),
				least(core, (i) => sign(i) * labelMargins[i]!),
				least(others, (i) => margins[i]!),
				least(others, (i) => labelMargins[i]!),
				least(between, (i) => (labels[i] === 'punct' ? MOST : margins[i]!)),
				sign(predicate) * margins[predicate]!,
				sign(predicate) * labelMargins[predicate]!,
				their.differing
			);
		});
		return [...features, agreeing, contested, contestedBy, rivals, rivalBy];
	}
}

function count(words: readonly number[], test: (i: number) => boolean): number {
	let sum = 0;
	for (const i of words) if (test(i)) sum++;
	return sum;
}

/** The least of the words' numbers; `MOST` for no words. */
function least(words: readonly number[], of: (i: number) => number): number {
	let min = MOST;
	for (const i of words) min = Math.min(min, of(i));
	return min;
}

/** For each predicate of the sentence its features. */
export function clauseFeatures(input: GateInput, frames: Frames): Map<number, number[]> {
	const reader = new ClauseReader(input, frames);
	return new Map(predicatesOf(input.heads, input.labels).map((p) => [p, reader.features(p)]));
}

/** How likely a clause with this score is right, 0 to 1 in steps of 1/10,000. */
export function likelihood({ slope, offset }: Calibration, score: number): number {
	const logOdds = ((slope * score) / LEAF_STEPS + offset) / LEAF_STEPS;
	return Math.round(10_000 / (1 + Math.exp(-logOdds))) / 10_000;
}

/** What the gate thinks of a clause, in log-odds × LEAF_STEPS. */
export function gateScore(
	{ boosting, doubting }: Pick<Gate, 'boosting' | 'doubting'>,
	features: readonly number[],
	doubts: readonly number[]
): number {
	return boostedScore(doubting, [boostedScore(boosting, features), ...doubts]);
}

/** For each word, how likely its core dependents are exactly right, 0 to 1; 0 for words that have none. */
export function sureness(gate: Gate, input: GateInput): number[] {
	const sure = input.forms.map(() => 0);
	const doubts = doubtsOf(input);
	for (const [predicate, features] of clauseFeatures(input, gate.frames)) {
		const score = gateScore(gate, features, doubts(predicate));
		sure[predicate] = likelihood(gate.calibration, score);
	}
	return sure;
}
