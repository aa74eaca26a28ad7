/** What can be told of a noun phrase from its words: number, definiteness, modifiers. */
import type { SentenceTree } from '../tree.ts';

const COLLECTIVE_NAMES =
	/^(?:Philippines|Netherlands|Maldives|Bahamas|Seychelles|States|Nations|Emirates)$/;

/** Whether the word says by its form that it is several. */
export function isPlural(tree: SentenceTree, at: number): boolean {
	const { xpos, text } = tree.words[at]!;
	if (xpos === 'NNPS' || xpos === 'NNS') return !COLLECTIVE_NAMES.test(text);
	return xpos === 'NN' && /^(?:people|police|cattle|staff|personnel|folk)$/i.test(text);
}

/** "the", "this", "that", "these", "those", "both"; '' for an indefinite or bare phrase. */
export function definiteness(
	tree: SentenceTree,
	head: number
): 'the' | 'this' | 'possessed' | 'a' | 'bare' {
	for (const child of tree.children(head, 'det', 'nmod:poss')) {
		if (tree.is(child, 'nmod:poss')) return 'possessed';
		const word = tree.words[child]!.text.toLowerCase();
		if (word === 'the') return 'the';
		if (/^(?:this|that|these|those|both|such)$/.test(word)) return 'this';
		return 'a';
	}
	return 'bare';
}

const MODIFIERS = ['amod', 'compound', 'nummod', 'nmod', 'flat'];

/** Lemmas of what stands with the noun and tells it from others of its kind, in lower case. */
export function modifiersOf(tree: SentenceTree, head: number): string[] {
	return tree
		.children(head, ...MODIFIERS)
		.filter((child) => !tree.words[child]!.label.startsWith('nmod:poss'))
		.map((child) => tree.words[child]!.lemma.toLowerCase());
}
