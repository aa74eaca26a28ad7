/** Who does what an infinitive or participle says: the subject it does not have, understood from around it. */
import type { Phrase } from './clause.ts';
import {
	dependent,
	dependents,
	firstConjunct,
	governor,
	lemmaAt,
	lowerAt,
	ownLemma,
	type Context,
	type Draft
} from './draft.ts';
import {
	ACCUSE,
	FORBID,
	HINDER,
	OBJECT_OF_PREPOSITION,
	SUBJECT_CONTROL,
	SUBJECT_DESPITE_OBJECT,
	TOUGH
} from './lexicon/verbs.ts';
import { LIGHT_VERBS, POTENTIAL_NOUNS, TROUBLE_NOUNS } from './lexicon/words.ts';
import { phraseOf, understood } from './phrases.ts';
import { antecedentOf } from './relatives.ts';

const isNonFinite = (context: Context, draft: Draft) => {
	const first = firstFinite(context, draft);
	return /^(?:VBG|VBN|VB)$/.test(context.words[first]!.xpos);
};

/** The first auxiliary or verb: the one that shows whether the clause is finite. */
export function firstFinite(context: Context, draft: Draft): number {
	const parts = [
		...dependents(context, draft, 'aux', 'cop'),
		...draft.chain.filter((i) => /^(?:VERB|AUX)$/.test(context.words[i]!.upos))
	];
	return parts.length > 0 ? Math.min(...parts) : draft.predicate;
}

export const hasTo = (context: Context, draft: Draft) =>
	dependents(context, draft, 'mark').some((i) => lowerAt(context, i) === 'to');

/** "looks forward to *meeting* her", "objected to *moving*" */
export const isAwaited = (context: Context, draft: Draft, above: Draft) =>
	draft.label === 'advcl' &&
	context.words[draft.predicate]!.xpos === 'VBG' &&
	hasTo(context, draft) &&
	/^(?:look|object)$/.test(ownLemma(context, above));

/** Of an open complement: the object of the verb above, or its subject, by what that verb does. */
function ofComplement(context: Context, draft: Draft, above: Draft): Phrase | null {
	const lemma = ownLemma(context, above);
	const object = above.object ?? above.indirectObject;
	const bySubject =
		above.verb.voice === 'passive' ||
		object === null ||
		object.from === 'antecedent' ||
		SUBJECT_CONTROL.has(lemma) ||
		SUBJECT_DESPITE_OBJECT.has(lemma) ||
		// "has a key to open it"
		(/^(?:have|need)$/.test(lemma) && hasTo(context, draft));
	if (!bySubject) return object;
	if (above.copula >= 0 && TOUGH.has(lemma) && hasTo(context, draft)) return null;
	return above.subject;
}

/** Of an infinitive or participle that hangs on a noun. */
function ofNoun(context: Context, draft: Draft, noun: number): Phrase | null {
	const { tree, words } = context;
	const first = firstConjunct(draft);
	const marked = dependents(context, first, 'mark').length > 0;
	const lemma = lemmaAt(context, noun);
	if (!marked) {
		const above = governor(draft);
		const trouble = above && TROUBLE_NOUNS.has(lemma) && ownLemma(context, above) === 'have';
		return trouble ? above.subject : antecedentOf(context, first);
	}
	if (
		words[noun]!.upos === 'ADJ' ||
		words[noun]!.xpos === 'JJ' ||
		/^(?:one|person|people|man|woman)$/.test(lemma)
	) {
		return hasTo(context, first) ? antecedentOf(context, first) : null;
	}
	if (!POTENTIAL_NOUNS.has(lemma)) return null;
	const owner = tree.child(noun, 'nmod:poss');
	if (owner >= 0) return phraseOf(context, owner, { from: 'control' });
	const above = governor(draft);
	if (!above) return null;
	const asObject = dependents(context, above, 'obj').includes(noun);
	if (asObject && above.indirectObject) return above.indirectObject;
	if (asObject && above.verb.voice === 'passive') return above.subject;
	if (asObject && LIGHT_VERBS.has(ownLemma(context, above))) return above.subject;
	const by = tree.children(noun, 'nmod').find((i) => {
		const marker = tree.child(i, 'case');
		return marker >= 0 && /^(?:by|for)$/.test(lowerAt(context, marker));
	});
	return by === undefined ? null : phraseOf(context, by, { from: 'control' });
}

/** Of a participle or infinitive that hangs on a clause: "leaving, he …", "to keep smoke out". */
function ofAdverbial(context: Context, draft: Draft, above: Draft): Phrase | null {
	if (!isNonFinite(context, draft)) return null;
	const passive = above.verb.voice === 'passive';
	const doers = /^(?:by|to|in order|so as|without|through)$/;
	const marks = dependents(context, draft, 'mark').map((i) => lowerAt(context, i));
	if (
		marks.some((mark) => /^(?:from|of|for|with|into)$/.test(mark)) &&
		takesPreposition(context, above)
	) {
		return passive ? above.subject : (above.object ?? above.subject);
	}
	// "The door was closed to keep smoke out": whoever closed it.
	if (passive && marks.some((mark) => doers.test(mark))) {
		const by = dependent(context, above, 'obl:agent');
		return by < 0 ? null : phraseOf(context, by, { from: 'control' });
	}
	return above.subject;
}

const takesPreposition = (context: Context, above: Draft) =>
	[ACCUSE, HINDER, FORBID, OBJECT_OF_PREPOSITION].some((list) =>
		list.has(ownLemma(context, above))
	);

/** The understood subject of a clause that has none of its own; null when the sentence does not give it. */
export function understoodSubject(context: Context, draft: Draft): Phrase | null {
	const first = firstConjunct(draft);
	const above = governor(draft);
	if (dependent(context, first, 'csubj', 'expl') >= 0) return null;
	// “Sign something,” she said: nobody outside a quotation is understood in it.
	const quotation = context.quotation[first.predicate]!;
	const whole = first.chain.length > 0 && quotation >= 0 && first.label === 'ccomp';
	if (whole && above && context.quotation[above.predicate] !== quotation) return null;
	switch (first.label) {
		case 'xcomp':
			return above && understood(ofComplement(context, first, above), 'control');
		case 'ccomp':
			return above && isNonFinite(context, first) && !hasOpener(context, first)
				? understood(ofComplement(context, first, above), 'control')
				: null;
		case 'acl':
			return understood(
				ofNoun(context, first, first.head),
				dependents(context, first, 'mark').length > 0 ? 'control' : 'antecedent'
			);
		case 'acl:relcl':
			return antecedentOf(context, first);
		case 'advcl':
			return above && understood(ofAdverbial(context, first, above), 'control');
	}
	return null;
}

const hasOpener = (context: Context, draft: Draft) =>
	dependents(context, draft, 'mark').some((i) => lowerAt(context, i) !== 'to');
