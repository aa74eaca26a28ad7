/** Whether words that tie on do what their marker says, and where in the sentence they stand. */
import type { Clause, Modifier } from '../../reading/clauses/clause.ts';
import type { Sentence } from '../../reading/reading.ts';
import type { Tie } from './links.ts';

/** Some markers serve several ties; the forms of the verbs tell which. */
export function fitsTie(tie: Tie, { tree }: Sentence, clause: Clause, modifier: Modifier): boolean {
	const at = modifier.head;
	const forms = tree
		.children(at, 'aux', 'cop')
		.concat(at)
		.map((i) => tree.words[i]!.xpos);
	const finite = forms.some((xpos) => /^(?:VBD|VBP|VBZ|MD)$/.test(xpos));
	// Their own subject, as the tree has it or as the words stand: "because the form that came with it listed …".
	const all = tree.subtree(at);
	const opening = tree.words[all.find((i) => tree.words[i]!.upos !== 'PUNCT')! + 1];
	const whole =
		(finite && tree.child(at, 'nsubj', 'expl', 'csubj') >= 0) ||
		(/^(?:DT|PRP|PRP\$|NNP|NNPS|NNS)$/.test(opening?.xpos ?? '') &&
			all.some((i) => /^(?:VBD|VBP|VBZ|MD)$/.test(tree.words[i]!.xpos)));
	switch (tie) {
		case 'reason':
			// "since it opened", of what has gone on from then: a time.
			if (/^since\b/i.test(modifier.text))
				return (
					whole &&
					!clause.verb.perfect &&
					!(clause.verb.tense === 'present' && forms.includes('VBD'))
				);
			return whole;
		case 'purpose':
			// "sufficient to …": the adjective asks for it.
			// "to name just a few": said of the telling.
			return (
				modifier.role === 'purpose' &&
				!/^(?:name|say|mention|put|sum|conclude|begin|start|be)$/.test(tree.words[at]!.lemma) &&
				tree.words[at]!.xpos === 'VB' &&
				tree.is(at, 'advcl') &&
				tree.child(at, 'aux', 'cop') < 0 &&
				!clause.verb.copular
			);
		case 'means':
			return tree.words[at]!.xpos === 'VBG';
		default:
			return whole;
	}
}

/**
 * Where the words that tie on stand: at the edge of the clause's own sentence; before or after a clause that shares it
 * ("shared"); before a coordinated clause that goes on ("within"). Null anywhere else: there they may belong to a part
 * of the clause only.
 */
export function placeOf(
	{ tree }: Sentence,
	clause: Clause,
	all: readonly number[]
): 'edge' | 'shared' | 'within' | null {
	const { words } = tree;
	const [first, last] = [all[0]!, all.at(-1)!];
	const isMark = (i: number) => words[i]?.upos === 'PUNCT';
	const own = new Set(all);
	for (let i = first; i <= last; i++) if (!isMark(i) && !own.has(i)) return null;
	const joined = tree.children(clause.predicate, 'conj', 'parataxis');
	const after = words.slice(last + 1);
	const closes = after.every((w) => w.upos === 'PUNCT' || /^\[?\d{1,2}\]?$/.test(w.text));
	if (closes) {
		if (first < clause.predicate) return null;
		return joined.some((i) => i < first && /^(?:VERB|AUX|ADJ)$/.test(words[i]!.upos))
			? 'shared'
			: 'edge';
	}
	const opens = words.slice(0, first).every((w) => w.upos === 'PUNCT' || w.upos === 'CCONJ');
	if (opens && (isMark(last) || isMark(last + 1)))
		return joined.some((i) => /^(?:VERB|AUX|ADJ)$/.test(words[i]!.upos)) ? 'shared' : 'edge';
	const next = last + 1 + (isMark(last + 1) ? 1 : 0);
	const goesOn =
		words[next]?.upos === 'CCONJ' && first > clause.predicate && joined.includes(words[next]!.head);
	return goesOn ? 'within' : null;
}
