/**
 * The judge: reads what the parsers made of a sentence and decides anew, word by word and with the whole tree in view,
 * on head and label ("stacking", Nivre & McDonald 2008; revised trees, Attardi & Ciaramita 2007).
 */
import { combine } from './combine.ts';
import { FeatureList } from './hashing.ts';
import { CORE_LABELS } from './labels.ts';
import {
	candidateHeads,
	type JudgeContext,
	judgedTree,
	type JudgeKinds,
	judgeKinds,
	opinionOf,
	unchanged
} from './judge-context.ts';
import { arcFeatures, MOST_ARC_FEATURES } from './judge-features.ts';
import { highest, keepOne, type Option, settle } from './settle.ts';
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
	/** By label: whether it says who did what. */
	private readonly core: Uint8Array;
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
		this.core = Uint8Array.from(this.kinds.names, (name) => (CORE_LABELS.has(name) ? 1 : 0));
		this.barred = tags.map((tag) => barredLabels(this.kinds.names, tag));
	}

	/** @param opinions trees over the sentence's words, at least one, each with one root */
	decide(input: ParserInput, opinions: readonly ParsedTree[]): ParsedTree {
		let tree = opinions.reduce(combine);
		if (input.forms.length > LONGEST_JUDGED) return tree;
		const context = judgeContext(input, opinions, tree, this.kinds, this.tagKinds);
		let options: Option[][] = [];
		let isAsBefore: ReturnType<typeof unchanged> | undefined;
		for (let round = 0; round < ROUNDS; round++) {
			options = Array.from({ length: context.words.n }, (_, i) => {
				const last = options[i];
				return last && isAsBefore?.(i + 1, last) ? last : this.options(context, i + 1);
			});
			tree = this.revise(options);
			tree.heads = attachMarks(input.forms, tree.heads, tree.labels);
			const before = context.tree;
			context.tree = judgedTree(context, tree.heads, tree.labels);
			isAsBefore = unchanged(before, context.tree);
		}
		return tree;
	}

	private revise(options: readonly (readonly Option[])[]): ParsedTree {
		const chosen = settle(options);
		const { names } = this.kinds;
		for (const labels of this.once) keepOne(chosen, options, labels);
		const rivals = options.map((list, i) => highest(list, (o) => o.head !== chosen[i]!.head));
		return {
			heads: chosen.map((o) => o.head),
			labels: chosen.map((o) => names[o.label]!),
			margins: chosen.map((o, i) => lead(o.score, rivals[i]?.score)),
			labelMargins: chosen.map((o) => Math.min(MOST_LEAD, o.labelLead)),
			rivals: rivals.map((o) => o?.head ?? 0),
			options
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
				const one = { head, label: 0, spare: 0, score, spareScore: score, labelLead: MOST_LEAD };
				return { ...one, core: -UNLIKELY, plain: score };
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
		let core = -UNLIKELY;
		let plain = -UNLIKELY;
		for (let l = 1; l < scores.length; l++) {
			const score = scores[l]!;
			if (this.core[l] === 1) core = Math.max(core, score);
			else plain = Math.max(plain, score);
			if (label === 0 || score > scores[label]!) {
				next = label;
				label = l;
			} else if (next === 0 || score > scores[next]!) next = l;
			if (single[l] === 0 && (spare === 0 || score > scores[spare]!)) spare = l;
		}
		const labelLead = next === 0 ? MOST_LEAD : scores[label]! - scores[next]!;
		spare ||= label;
		const [score, spareScore] = [scores[label]!, scores[spare]!];
		return { head, label, spare, score, spareScore, labelLead, core, plain };
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
