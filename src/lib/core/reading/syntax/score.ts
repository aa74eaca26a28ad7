/** How well predictions match a treebank. */
import type { SentenceSyntax } from './analyse.ts';
import type { Tree } from './conllu.ts';
import { CORE_LABELS } from './labels.ts';

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
	/** Of gold clauses (words with core dependents): core dependents and their labels exactly gold's. */
	clauses: number;
}

/** @param predicted one for each gold tree, in the same order */
export function score(gold: readonly Tree[], predicted: readonly SentenceSyntax[]): Score {
	const sum: Score = { words: 0, upos: 0, xpos: 0, lemma: 0, uas: 0, las: 0, clauses: 0 };
	let clauses = 0;
	gold.forEach((tree, s) => {
		const guess = predicted[s]!;
		const found = coreDependents(guess);
		coreDependents(tree).forEach((core, i) => {
			if (core === '') return;
			clauses++;
			if (found[i] === core) sum.clauses++;
		});
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
		las: share(sum.las),
		clauses: clauses === 0 ? 0 : sum.clauses / clauses
	};
}

/** For each word its core dependents, spelt out so that they can be compared; '' for none. */
function coreDependents({ heads, labels }: Pick<Tree, 'heads' | 'labels'>): string[] {
	const found = heads.map(() => '');
	heads.forEach((head, i) => {
		if (head > 0 && CORE_LABELS.has(labels[i]!)) found[head - 1] += `${i} ${labels[i]} `;
	});
	return found;
}
