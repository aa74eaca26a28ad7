/** Members of a list that the parser hangs on the verb one by one: "survived by her daughter, two sons and a friend". */
import type { SentenceTree } from '../tree.ts';
import type { Change } from './mend.ts';

const isNoun = (upos: string) => /^(?:NOUN|PROPN)$/.test(upos);

/** A bare noun after a comma that is itself joined to another goes with the noun before the comma. */
export function splitLists(tree: SentenceTree): Map<number, Change> {
	const { words } = tree;
	const changes = new Map<number, Change>();
	words.forEach((word, at) => {
		if (!/^(?:obl|obj|appos)$/.test(word.label) || !isNoun(word.upos) || word.head < 0) return;
		if (tree.child(at, 'case') >= 0) return;
		const last = tree.children(at, 'conj').findLast((i) => i > at && isNoun(words[i]!.upos));
		if (last === undefined || tree.children(last, 'cc').length === 0) return;
		const start = tree.subtree(at).find((i) => words[i]!.upos !== 'PUNCT')!;
		if (words[start - 1]?.text !== ',') return;
		const sibling = tree.children(word.head, 'obl:agent', 'obj', 'obl').find(
			(i) =>
				i < start &&
				tree
					.subtree(i)
					.filter((k) => k < start)
					.at(-1) ===
					start - 2
		);
		if (sibling === undefined || sibling === at || !isNoun(words[sibling]!.upos)) return;
		if (tree.child(sibling, 'conj') >= 0) return;
		changes.set(at, { head: sibling, label: 'conj' });
		for (const i of tree.children(at, 'conj')) changes.set(i, { head: sibling });
	});
	return changes;
}
