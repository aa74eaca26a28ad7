/**
 * The judge: reads what the parsers made of a sentence and decides anew, word by word and with the whole tree in view,
 * on head and label ("stacking", Nivre & McDonald 2008; revised trees, Attardi & Ciaramita 2007).
 */
import { combine } from './combine.ts';
import { FeatureList } from './hashing.ts';
import {
	candidateHeads,
	type JudgeContext,
	judgedTree,
	type JudgeKinds,
	judgeKinds,
	opinionOf
} from './judge-context.ts';
import { arcFeatures, MOST_ARC_FEATURES } from './judge-features.ts';
import { parseContext, type TagKinds } from './parse-features.ts';
import { MOST_LEAD, type ParsedTree, type ParserInput, tagKinds } from './parser.ts';
import { attachMarks } from './punctuation.ts';
import type { Scorer } from './weights.ts';

/** More than any score. */
const UNLIKELY = 1 << 28;

/** A judged sentence is judged once more, now with better neighbours. */
const ROUNDS = 2;

/** Of each of these a head has at most one. */
const ONCE = [
	['nsubj', 'nsubj:pass', 'csubj'],
	['obj'],
	['iobj'],
	['obl:agent'],
	['expl'],
	['cop']
];

/** Longer sentences (lists, tables) are left as the parsers have them: judging looks at all dependents of a head. */
export const LONGEST_JUDGED = 400;

/** A possible arc: a head and the best label for it. */
export interface Option {
	head: number;
	label: number;
	/** The best label of those that a head can have several dependents with. */
	spare: number;
	score: number;
	spareScore: number;
	/** How far the label leads over the next best one. */
	labelLead: number;
}

export class Judge {
	private readonly weights: Scorer;
	private readonly kinds: JudgeKinds;
	private readonly tagKinds: TagKinds;
	private readonly list = new FeatureList(MOST_ARC_FEATURES);
	private readonly scores: Int32Array;
	/** Label numbers of which a head can have one only. */
	private readonly once: number[][];
	/** By label: whether it is one of these. */
	private readonly single: Uint8Array;
	/** By tag number: the labels that a word with this tag cannot have. */
	private readonly barred: number[][];

	/**
	 * @param labels every relation but root
	 * @param tags `UPOS|XPOS` by tag number
	 */
	constructor(weights: Scorer, labels: readonly string[], tags: readonly string[]) {
		this.weights = weights;
		this.kinds = judgeKinds(labels, tags);
		this.tagKinds = tagKinds(tags);
		this.scores = new Int32Array(this.kinds.names.length);
		this.once = ONCE.map((names) => names.map((name) => this.kinds.names.indexOf(name)));
		this.single = Uint8Array.from(this.kinds.names, (_, l) =>
			this.once.flat().includes(l) ? 1 : 0
		);
		this.barred = tags.map((tag) => barredLabels(this.kinds.names, tag));
	}

	/** @param opinions trees over the sentence's words, at least one, each with one root */
	decide(input: ParserInput, opinions: readonly ParsedTree[]): ParsedTree {
		let tree = opinions.reduce(combine);
		if (input.forms.length > LONGEST_JUDGED) return tree;
		const context = judgeContext(input, opinions, tree, this.kinds, this.tagKinds);
		for (let round = 0; round < ROUNDS; round++) {
			tree = this.revise(context);
			tree.heads = attachMarks(input.forms, tree.heads, tree.labels);
			context.tree = judgedTree(context, tree.heads, tree.labels);
		}
		return tree;
	}

	private revise(context: JudgeContext): ParsedTree {
		const n = context.words.n;
		const options = Array.from({ length: n }, (_, i) => this.options(context, i + 1));
		const chosen = settle(options);
		const { names } = this.kinds;
		for (const labels of this.once) keepOne(chosen, options, labels);
		const rivals = options.map((list, i) => highest(list, (o) => o.head !== chosen[i]!.head));
		return {
			heads: chosen.map((o) => o.head),
			labels: chosen.map((o) => names[o.label]!),
			margins: chosen.map((o, i) => lead(o.score, rivals[i]?.score)),
			labelMargins: chosen.map((o) => Math.min(MOST_LEAD, o.labelLead)),
			rivals: rivals.map((o) => o?.head ?? 0)
		};
	}

	/** The arc the word has comes first. */
	private options(context: JudgeContext, word: number): Option[] {
		const { list, scores } = this;
		return candidateHeads(context, word).map((head) => {
			arcFeatures(list, context, head, word);
			scores.fill(0);
			this.weights.score(list.keys, list.count, scores);
			// What hangs on the root is called root, and nothing else is.
			if (head === 0) {
				const score = scores[0]!;
				return { head, label: 0, spare: 0, score, spareScore: score, labelLead: MOST_LEAD };
			}
			for (const label of this.barred[context.words.tags[word]! - 1]!) scores[label]! -= UNLIKELY;
			return this.bestLabel(head);
		});
	}

	/** The option of a head that is a word, from the labels' scores. */
	private bestLabel(head: number): Option {
		const { scores, single } = this;
		let label = 0;
		let next = 0;
		let spare = 0;
		for (let l = 1; l < scores.length; l++) {
			const score = scores[l]!;
			if (label === 0 || score > scores[label]!) {
				next = label;
				label = l;
			} else if (next === 0 || score > scores[next]!) next = l;
			if (single[l] === 0 && (spare === 0 || score > scores[spare]!)) spare = l;
		}
		const labelLead = next === 0 ? MOST_LEAD : scores[label]! - scores[next]!;
		spare ||= label;
		const [score, spareScore] = [scores[label]!, scores[spare]!];
		return { head, label, spare, score, spareScore, labelLead };
	}
}

/** Marks are punctuation and nothing else; only marks and symbols are; only auxiliaries are auxiliary. */
function barredLabels(names: readonly string[], tag: string): number[] {
	const upos = tag.slice(0, tag.indexOf('|'));
	return names.flatMap((name, l) => {
		const fits =
			upos === 'PUNCT'
				? name === 'punct'
				: name === 'punct'
					? upos === 'SYM'
					: upos === 'AUX' || !/^(?:aux|aux:pass|cop)$/.test(name);
		return l === 0 || fits ? [] : [l];
	});
}

/** The sentence with the parsers' opinions and the tree to judge. */
export function judgeContext(
	{ forms, views, tags }: ParserInput,
	opinions: readonly ParsedTree[],
	tree: { heads: readonly number[]; labels: readonly string[] },
	kinds: JudgeKinds,
	tagKinds: TagKinds
): JudgeContext {
	const words = parseContext(views, tags, tagKinds);
	const heads = attachMarks(forms, tree.heads, tree.labels);
	return {
		kinds,
		words,
		opinions: opinions.map((o) => opinionOf(o, kinds)),
		tree: judgedTree({ words, kinds }, heads, tree.labels)
	};
}

function lead(score: number, next: number | undefined): number {
	return next === undefined ? MOST_LEAD : Math.max(0, Math.min(MOST_LEAD, score - next));
}

/** The option with the highest score of those that pass; the earlier one of equals. */
function highest(options: readonly Option[], passes: (o: Option) => boolean): Option | undefined {
	let winner: Option | undefined;
	for (const o of options) if (passes(o) && (!winner || o.score > winner.score)) winner = o;
	return winner;
}

/**
 * One option for each word, so that they make a tree with one root: from the tree as it is (each word's first option),
 * the root is moved if that gains, then arcs are exchanged, the greatest gain first, wherever no cycle comes of it.
 */
export function settle(options: readonly (readonly Option[])[]): Option[] {
	const chosen = options.map((list) => list[0]!);
	moveRoot(options, chosen);
	const changes: { word: number; to: Option; gain: number }[] = [];
	options.forEach((list, word) => {
		const now = chosen[word]!;
		if (now.head === 0) return;
		for (const to of list) {
			if (to.head !== 0 && to.score > now.score)
				changes.push({ word, to, gain: to.score - now.score });
		}
	});
	changes.sort((a, b) => b.gain - a.gain || a.word - b.word || a.to.head - b.to.head);
	const changed = new Set<number>();
	for (const { word, to } of changes) {
		if (changed.has(word)) continue;
		const before = chosen[word]!;
		chosen[word] = to;
		if (isInCycle(chosen, word)) chosen[word] = before;
		else changed.add(word);
	}
	return chosen;
}

function moveRoot(options: readonly (readonly Option[])[], chosen: Option[]): void {
	const root = chosen.findIndex((o) => o.head === 0);
	if (root < 0) return;
	const demoted = highest(options[root]!, (o) => o.head !== 0);
	if (!demoted) return;
	let most = 0;
	let winner: { word: number; option: Option } | undefined;
	options.forEach((list, word) => {
		const option = list.find((o) => o.head === 0);
		if (!option || word === root) return;
		const kept = highest(list, (o) => o.head !== 0)!;
		const gain = option.score - kept.score + demoted.score - chosen[root]!.score;
		if (gain > most) {
			most = gain;
			winner = { word, option };
		}
	});
	if (!winner) return;
	chosen[winner.word] = winner.option;
	chosen[root] = demoted;
	if (isInCycle(chosen, root)) chosen[root] = { ...demoted, head: winner.word + 1 };
}

/**
 * Where a head has two dependents with labels of which it can have one, the one that loses less by it gives way: to
 * another head or to a label that a head can have several dependents with.
 */
function keepOne(
	chosen: Option[],
	options: readonly (readonly Option[])[],
	labels: readonly number[]
): void {
	const holder = new Map<number, number>();
	for (let word = 0; word < chosen.length; word++) {
		const { head, label } = chosen[word]!;
		if (!labels.includes(label)) continue;
		const other = holder.get(head);
		if (other === undefined) {
			holder.set(head, word);
			continue;
		}
		const [mine, theirs] = [word, other].map((w) => givingWay(chosen, options[w]!, w, labels));
		const lossOf = (w: number, way: Option) => chosen[w]!.score - way.score;
		const yields = lossOf(word, mine!) <= lossOf(other, theirs!);
		chosen[yields ? word : other] = yields ? mine! : theirs!;
		if (!yields) holder.set(head, word);
	}
}

/** The best of a word's options that take nothing from another word. */
function givingWay(
	chosen: Option[],
	list: readonly Option[],
	word: number,
	labels: readonly number[]
): Option {
	const now = chosen[word]!;
	const ways = list.map((option) => {
		const isSingle = option.spare !== option.label;
		const isFree =
			!isSingle ||
			(labels.includes(option.label) &&
				chosen.every((o) => o.head !== option.head || !labels.includes(o.label)));
		if (isFree) return option;
		return { ...option, label: option.spare, score: option.spareScore, labelLead: 0 };
	});
	const winner = highest(ways, (way) => {
		chosen[word] = way;
		return way.head !== 0 && !isInCycle(chosen, word);
	});
	chosen[word] = now;
	return winner ?? { ...now, label: now.spare, score: now.spareScore, labelLead: 0 };
}

function isInCycle(chosen: readonly Option[], word: number): boolean {
	let at = chosen[word]!.head;
	for (let steps = 0; at !== 0; steps++) {
		if (at === word + 1 || steps > chosen.length) return true;
		at = chosen[at - 1]!.head;
	}
	return false;
}
