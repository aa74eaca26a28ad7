/** What grammar rules out: who a pronoun cannot be, because of where both stand in one sentence. */
import type { SentenceTree } from '../tree.ts';
import type { PronounWord } from './pronoun-words.ts';
import { clauseOf, firstConjunct, isWithinPhrase, subjectOf } from './structure.ts';

/** Whether grammar allows the pronoun and the noun, which stands before it, to be one (Chomsky 1981, principles A to C). */
export function mayBind(tree: SentenceTree, pronoun: PronounWord, noun: number): boolean {
	const { position, place } = pronoun;
	// "[her sister]" is not she; "Ana, his wife" is not he.
	if (isWithinPhrase(tree, position, noun) && !isObliqueOf(tree, position, noun)) return false;
	const clause = clauseOf(tree, position);
	const subject = subjectOf(tree, clause);
	const isSubject = subject >= 0 && (noun === subject || firstConjunct(tree, noun) === subject);
	if (place === 'object') {
		// "Ben helped him": another; "Ana asked Ben to help her": not Ben.
		if (isSubject) return false;
		const { head } = tree.words[noun]!;
		return head !== clause || !['obj', 'iobj', 'nsubj'].some((label) => tree.is(noun, label));
	}
	if (place === 'owner') {
		// "Ben is his friend": another; "Ben is his own boss": Ben.
		const owned = tree.words[position]!.head;
		const own = tree.children(owned, 'amod').some((at) => tree.words[at]!.lemma === 'own');
		return !(isSubject && owned === clause && tree.child(clause, 'cop') >= 0 && !own);
	}
	return true;
}

/** A predicate noun is above what its clause holds: "a *friend* to him". */
const isObliqueOf = (tree: SentenceTree, at: number, noun: number) =>
	tree.words[at]!.head === noun && tree.is(at, 'obl');
