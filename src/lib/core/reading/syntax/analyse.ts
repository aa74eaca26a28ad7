/** The syntax of a tokenised sentence: tags, lemmas and a dependency tree. */
import { combine } from './combine.ts';
import { lemmatise } from './lemmatise.ts';
import type { SyntaxModel } from './model-format.ts';
import { TransitionParser } from './parser.ts';
import { attachMarks } from './punctuation.ts';
import { tagWords } from './tagger.ts';

/** One entry a word in each list. Heads are 1-based, 0 for the one root. */
export interface SentenceSyntax {
	upos: string[];
	xpos: string[];
	lemmas: string[];
	heads: number[];
	labels: string[];
}

export class SyntaxReader {
	private readonly model: SyntaxModel;
	private readonly parsers: TransitionParser[];
	private readonly split: { upos: string; xpos: string }[];

	constructor(model: SyntaxModel) {
		this.model = model;
		this.parsers = model.parsers.map((p) => new TransitionParser(p, model.tagger.tags));
		this.split = model.tagger.tags.map((tag) => {
			const bar = tag.indexOf('|');
			return { upos: tag.slice(0, bar), xpos: tag.slice(bar + 1) };
		});
	}

	/** @param forms the words of one sentence, cut as the treebanks cut them ("do" "n't") */
	read(forms: readonly string[]): SentenceSyntax {
		const { tagger, lemmatiser } = this.model;
		const tags = tagWords(tagger, forms);
		const { heads, labels } = this.parsers
			.map((parser) => parser.parse({ forms, tags }))
			.reduce((first, second) => combine(first, second));
		return {
			upos: Array.from(tags, (t) => this.split[t]!.upos),
			xpos: Array.from(tags, (t) => this.split[t]!.xpos),
			lemmas: forms.map((form, i) => lemmatise(lemmatiser, form, tagger.tags[tags[i]!]!)),
			heads: attachMarks(forms, heads, labels),
			labels
		};
	}
}
