/** How well predictions match a treebank. */
import type { SentenceSyntax } from './analyse.ts';
import type { Tree } from './conllu.ts';

/** Shares of words from 0 to 1. */
export interface Score {
	words: number;
	upos: number;
	xpos: number;
	lemma: number;
	/** Right head. */
	uas: number;
	/** Right head and right label. */
	las: number;
}

/** @param predicted one for each gold tree, in the same order */
export function score(gold: readonly Tree[], predicted: readonly SentenceSyntax[]): Score {
	const sum: Score = { words: 0, upos: 0, xpos: 0, lemma: 0, uas: 0, las: 0 };
	gold.forEach((tree, s) => {
		const guess = predicted[s]!;
		tree.forms.forEach((_, i) => {
			const [upos, xpos] = tree.tags[i]!.split('|');
			sum.words++;
			if (guess.upos[i] === upos) sum.upos++;
			if (guess.xpos[i] === xpos) sum.xpos++;
			if (guess.lemmas[i] === tree.lemmas[i]) sum.lemma++;
			if (guess.heads[i] !== tree.heads[i]) return;
			sum.uas++;
			if (guess.labels[i] === tree.labels[i]) sum.las++;
		});
	});
	const share = (n: number) => (sum.words === 0 ? 0 : n / sum.words);
	return {
		words: sum.words,
		upos: share(sum.upos),
		xpos: share(sum.xpos),
		lemma: share(sum.lemma),
		uas: share(sum.uas),
		las: share(sum.las)
	};
}
