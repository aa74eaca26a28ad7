/** The syntax of a tokenised sentence: tags, lemmas and a dependency tree. */
import { type GateInput, sureness } from './gate.ts';
import { Judge } from './judge.ts';
import { lemmatise } from './lemmatise.ts';
import { finiteRoot, mend } from './mend.ts';
import type { SyntaxModel } from './model-format.ts';
import { type ParsedTree, TransitionParser } from './parser.ts';
import { attachMarks } from './punctuation.ts';
import type { Tagging } from './tag-features.ts';
import { tagSentences } from './tagger.ts';
import { viewWord } from './words.ts';

/** One entry a word in each list. Heads are 1-based, 0 for the one root. */
export interface SentenceSyntax {
	upos: string[];
	xpos: string[];
	lemmas: string[];
	heads: number[];
	labels: string[];
	/** For each predicate, how likely its core dependents are exactly right, 0 to 1; 0 for other words. */
	sure: number[];
	/** What it was decided from, where that still fits the words. */
	opinions?: readonly Pick<ParsedTree, 'heads' | 'labels'>[];
}

/** A sentence's syntax with what the gate judges it by. */
type Weighed = GateInput & Omit<SentenceSyntax, 'sure' | 'opinions'>;

export class SyntaxReader {
	private readonly model: SyntaxModel;
	private readonly parsers: TransitionParser[];
	private readonly judge: Judge;
	private readonly split: { upos: string; xpos: string }[];

	/** Clauses whose predicate is at least this likely to be right are sure. */
	readonly sureFrom: number;

	constructor(model: SyntaxModel) {
		this.model = model;
		this.sureFrom = model.gate?.sureFrom ?? 1;
		this.parsers = model.parsers.map((p) => new TransitionParser(p, model.tagger.tags));
		this.judge = new Judge(model.judge, model.labels, model.tagger.tags);
		this.split = model.tagger.tags.map((tag) => {
			const bar = tag.indexOf('|');
			return { upos: tag.slice(0, bar), xpos: tag.slice(bar + 1) };
		});
	}

	/** @param forms the words of one sentence, cut as the treebanks cut them ("do" "n't") */
	read(forms: readonly string[]): SentenceSyntax {
		const { upos, xpos, lemmas, heads, labels, sure } = this.readAll(forms);
		return { upos, xpos, lemmas, heads, labels, sure };
	}

	/** As `read`, with the opinions it was decided from. */
	readAll(forms: readonly string[]): SentenceSyntax {
		return this.readEach([forms])[0]!;
	}

	/** As `readAll` of each sentence, and a third quicker. */
	readEach(sentences: readonly (readonly string[])[]): SentenceSyntax[] {
		const { gate } = this.model;
		return this.weighEach(sentences).map((input) => {
			const { upos, xpos, lemmas, heads, labels, opinions } = input;
			const sure = gate ? sureness(gate, input) : upos.map(() => 0);
			return { upos, xpos, lemmas, heads, labels, sure, opinions };
		});
	}

	/** The reading together with what it was decided from: what the gate judges. */
	weigh(forms: readonly string[]): Weighed {
		return this.weighEach([forms])[0]!;
	}

	/** Model by model over all sentences: the tables of one fit into near memory, those of all do not. */
	private weighEach(sentences: readonly (readonly string[])[]): Weighed[] {
		const viewed = sentences.map((forms) => ({ forms, views: forms.map(viewWord) }));
		const taggings = tagSentences(this.model.tagger, viewed);
		const inputs = viewed.map((input, i) => ({ ...input, tags: taggings[i]!.tags }));
		const parsed = this.parsers.map((parser) =>
			inputs.map((input) => ({ clear: parser.parse(input), dim: parser.parse(input, true) }))
		);
		const opinions = inputs.map((_, i) => parsed.map((trees) => trees[i]!.clear));
		const judged = inputs.map((input, i) => this.judge.decide(input, opinions[i]!));
		return sentences.map((forms, i) => {
			const dim = parsed.map((trees) => trees[i]!.dim);
			return this.conclude(forms, taggings[i]!, opinions[i]!, judged[i]!, dim);
		});
	}

	/** The same from what a tagger, parsers and a judge have said. */
	conclude(
		forms: readonly string[],
		{ tags, margins }: Tagging,
		opinions: readonly ParsedTree[],
		judged: ParsedTree,
		dim: readonly ParsedTree[]
	): Weighed {
		const { lemmatiser } = this.model;
		const upos = Array.from(tags, (t) => this.split[t]!.upos);
		const xpos = Array.from(tags, (t) => this.split[t]!.xpos);
		const attached = attachMarks(forms, judged.heads, judged.labels);
		const { heads, labels } = mend({ upos, heads: attached, labels: judged.labels });
		const finite = finiteRoot(xpos, heads, labels);
		if (finite >= 0) xpos[finite] = 'VBD';
		return {
			forms,
			upos,
			xpos,
			lemmas: forms.map((form, i) => lemmatise(lemmatiser, form, `${upos[i]}|${xpos[i]}`)),
			heads,
			labels,
			tagMargins: margins,
			opinions: [...opinions, judged],
			dim
		};
	}
}
