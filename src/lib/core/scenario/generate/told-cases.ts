/** A sentence that opens on a case, whether or not it is read as a rule: "If a bridge is found, the bath is left alone." */
import { unnumbered } from '../../quiz/generate/excerpt.ts';
import type { Sentence } from '../../reading/reading.ts';
import { lower, upper } from './deed.ts';
import { onOneLine } from './wordings.ts';

const OPENS = /^(?:If|When|Where|Whenever|Once|As soon as) /;

/** The case and what is due in it; null where the sentence tells none, or not plainly. */
export function caseIn(sentence: Sentence): { when: string; says: string } | null {
	const whole = onOneLine(unnumbered(sentence.text));
	if (!OPENS.test(whole)) return null;
	const from = mainClauseFrom(sentence);
	if (from === null) return null;
	const at = whole.length - onOneLine(sentence.text.slice(from)).length;
	const when = whole.slice(0, at).replace(/,\s*(?:then|please|also|always)?\s*$/, '');
	const says = whole.slice(at).replace(/^(?:then|please|also|always) /, '');
	return /:|\b(?:if|unless) /i.test(says) ? null : { when: lower(when), says: upper(says) };
}

/** Where in a sentence what is said of its opening case begins; null where that is not plain. */
function mainClauseFrom({ text, tree, start }: Sentence): number | null {
	const { words, root } = tree;
	if (root < 0) return null;
	const core = tree
		.children(root, 'nsubj', 'aux', 'cop', 'expl', 'csubj')
		.flatMap((child) => tree.subtree(child));
	const first = Math.min(root, ...core);
	const subject = tree.child(root, 'nsubj', 'csubj', 'expl');
	// "Becomes aggressive" and "above 4.0" are cut out of something longer.
	const isOrder = subject < 0 && /^VBP?$/.test(words[root]!.xpos);
	if (!isOrder && (subject < 0 || words[subject]!.upos === 'PRON')) return null;
	if (!words.slice(1, first).some((w) => /^(?:VB[ZPD]|MD)$/.test(w.xpos))) return null;
	const comma = words.slice(0, first).findLastIndex((w) => w.text === ',');
	if (comma < 2) return null;
	const after = words[comma]!.end - start;
	const between = text.slice(after, words[first]!.start - start).trim();
	if (between !== '' && !/^(?:please|then|always|also|do|immediately|first)$/i.test(between))
		return null;
	return after + /^\s*/.exec(text.slice(after))![0].length;
}
