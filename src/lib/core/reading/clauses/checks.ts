/** What makes a clause doubtful: trees that English does not have, and readings that rest on little. */
import type { Clause } from './clause.ts';
import { dependents, lemmaAt, ownLemma, type Context, type Draft } from './draft.ts';
import { NEEDS_OBJECT } from './lexicon/verbs.ts';
import { TIME_NOUNS } from './lexicon/words.ts';

/** Nothing is known of the parse: as good as even. */
const UNKNOWN = 0.5;

/** Each doubt and the share of confidence it leaves. */
function doubts(context: Context, draft: Draft, clause: Clause): number[] {
	const { tree, words } = context;
	const found: number[] = [];
	const doubt = (holds: boolean, leaves: number) => {
		if (holds) found.push(leaves);
	};
	const subjects = dependents(context, draft, 'nsubj', 'csubj');
	doubt(subjects.length > 1, 0.4);
	doubt(dependents(context, draft, 'obj').length > 1, 0.5);
	doubt(dependents(context, draft, 'ccomp', 'xcomp').length > 1, 0.7);
	const finite = clause.verb.tense !== 'none';
	doubt(
		finite && clause.subject === null && clause.verb.voice === 'active' && clause.content === null,
		0.6
	);
	const nothing =
		!clause.object && !clause.content && !clause.predicative && clause.verb.voice === 'active';
	doubt(nothing && NEEDS_OBJECT.has(ownLemma(context, draft)), 0.6);
	for (const phrase of [clause.subject, clause.object, clause.indirectObject]) {
		if (!phrase || phrase.from !== 'place') continue;
		doubt(TIME_NOUNS.has(lemmaAt(context, phrase.head)) && phrase === clause.object, 0.5);
		doubt((phrase.text.split(/["“”]/).length - 1) % 2 === 1, 0.5);
		doubt(words[phrase.head]!.upos === 'ADP' || words[phrase.head]!.upos === 'PUNCT', 0.3);
		doubt(
			tree.children(phrase.head).some((i) => words[i]!.label === 'dep'),
			0.7
		);
	}
	doubt(
		draft.deps.some(
			(i) =>
				words[i]!.upos === 'ADP' &&
				tree.children(i).some((k) => !tree.is(k, 'fixed') && !tree.is(k, 'advmod'))
		),
		0.6
	);
	doubt(
		draft.deps.some((i) => /^(?:dep|orphan|reparandum|goeswith)$/.test(words[i]!.label)),
		0.6
	);
	return found;
}

/** How likely the clause is read right, 0 to 1. */
export function confidenceOf(context: Context, draft: Draft, clause: Clause): number {
	const given = context.words[draft.predicate]!.sure;
	let confidence = given > 0 ? given : UNKNOWN;
	for (const leaves of doubts(context, draft, clause)) confidence *= leaves;
	return confidence;
}
