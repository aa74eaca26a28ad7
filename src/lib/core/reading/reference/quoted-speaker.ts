/** Who says the quotation that a word stands in: never who "he" in it is. */
import type { SentenceTree } from '../tree.ts';
import { subjectOf } from './structure.ts';

/**
 * @param quotes for each word the number of its quotation, −1 outside
 * @returns the position of the subject of the verb that reports it, −1 when the sentence has none
 */
export function reporterOf(tree: SentenceTree, quotes: readonly number[], at: number): number {
	const quote = quotes[at]!;
	let up = at;
	while (tree.words[up]!.head >= 0 && quotes[up] === quote) {
		const reporting = tree
			.children(up, 'parataxis', 'ccomp')
			.find((child) => quotes[child] !== quote && tree.child(child, 'nsubj') >= 0);
		if (reporting !== undefined) return subjectOf(tree, reporting);
		up = tree.words[up]!.head;
	}
	if (quotes[up] !== quote) return subjectOf(tree, up);
	const beside = tree
		.children(up, 'parataxis', 'ccomp')
		.find((child) => quotes[child] !== quote && tree.child(child, 'nsubj') >= 0);
	return beside === undefined ? -1 : subjectOf(tree, beside);
}
