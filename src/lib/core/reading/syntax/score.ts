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
	/** Of clauses marked sure: those whose core dependents are exactly gold's; 1 where none is sure. */
	surePrecision: number;
	/** Of gold clauses: those marked sure and exactly right. */
	sureCoverage: number;
}

/**
 * @param predicted one for each gold tree, in the same order
 * @param sureFrom clauses at least this likely to be right are sure
 */
export function score(
	gold: readonly Tree[],
	predicted: readonly SentenceSyntax[],
	sureFrom: number
): Score {
	const sum = { words: 0, upos: 0, xpos: 0, lemma: 0, uas: 0, las: 0, clauses: 0 };
	let clauses = 0;
	let sure = 0;
	let sureRight = 0;
	gold.forEach((tree, s) => {
		const guess = predicted[s]!;
		const found = coreDependents(guess);
		coreDependents(tree).forEach((core, i) => {
			if (guess.sure[i]! >= sureFrom && found[i] !== '') {
				sure++;
				if (found[i] === core) sureRight++;
			}
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
		clauses: clauses === 0 ? 0 : sum.clauses / clauses,
		surePrecision: sure === 0 ? 1 : sureRight / sure,
		sureCoverage: clauses === 0 ? 0 : sureRight / clauses
	};
}

/** For each word its core dependents, spelt out so that they can be compared; '' for none. */
export function coreDependents({
	heads,
	labels
}: {
	heads: readonly number[];
	labels: readonly string[];
}): string[] {
	const found = heads.map(() => '');
	heads.forEach((head, i) => {
		if (head > 0 && CORE_LABELS.has(labels[i]!)) found[head - 1] += `${i} ${labels[i]} `;
	});
	return found;
}
