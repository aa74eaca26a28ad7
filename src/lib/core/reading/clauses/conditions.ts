/** Clauses under which others hold: if, unless, in case, and in rules when. */
import { firstFinite, hasTo } from './control.ts';
import {
	dependent,
	firstConjunct,
	governor,
	lowerAt,
	ownLemma,
	type Context,
	type Draft
} from './draft.ts';
import { DEONTIC, SPEECH } from './lexicon/verbs.ts';
import { CONDITIONAL, CONDITIONAL_IN_RULES, NOT_BINDING, RULE_MODALS } from './lexicon/words.ts';
import { subordinatorOf } from './modifiers.ts';

/** Whether a main clause, or one that is quoted, tells somebody to do something. */
export function isImperative(context: Context, draft: Draft): boolean {
	const first = firstConjunct(draft);
	const outside = governor(draft);
	const quoted =
		first.label === 'ccomp' &&
		outside !== null &&
		context.quotation[first.predicate]! >= 0 &&
		context.quotation[outside.predicate] !== context.quotation[first.predicate] &&
		!hasTo(context, first);
	return (
		draft.subject === null &&
		(first.label === 'root' || quoted) &&
		draft.copula < 0 &&
		context.words[firstFinite(context, draft)]!.xpos === 'VB'
	);
}

/** "Had it happened", "Should you see smoke": a condition without a subordinator. */
function isInverted(context: Context, draft: Draft): boolean {
	const first = firstFinite(context, draft);
	const subject = dependent(context, draft, 'nsubj', 'expl');
	return subject > first && /^(?:had|should|were)$/.test(lowerAt(context, first));
}

/** Whether an adverbial clause is a condition. */
export function isCondition(context: Context, draft: Draft): boolean {
	if (draft.label !== 'advcl') return false;
	const opener = subordinatorOf(context, draft);
	if (CONDITIONAL.has(opener)) return true;
	if (opener === '') return isInverted(context, draft);
	const above = governor(draft);
	return (
		CONDITIONAL_IN_RULES.has(opener) &&
		above !== null &&
		draft.verb.tense === 'present' &&
		(RULE_MODALS.has(above.verb.modal) ||
			isImperative(context, above) ||
			(above.verb.tense === 'present' && DEONTIC.has(ownLemma(context, above))))
	);
}

/** Whether the clause holds only under a condition that hangs on it or, standing before both, on its first conjunct. */
export function isUnderCondition(context: Context, draft: Draft): boolean {
	const first = firstConjunct(draft);
	return context.drafts.some(
		(one) =>
			!one.coordinated &&
			(one.above === draft || (one.above === first && one.predicate < first.predicate)) &&
			isCondition(context, one) &&
			!belongsToContent(context, draft, one) &&
			!NOT_BINDING.has(subordinatorOf(context, one))
	);
}

/** "replied that he would come, if she asked": the condition is part of what is replied. */
function belongsToContent(context: Context, draft: Draft, condition: Draft): boolean {
	const { content, predicate } = draft;
	const told = SPEECH.has(ownLemma(context, draft)) && draft.verb.tense === 'past';
	return (
		told &&
		content !== null &&
		predicate < content.predicate &&
		content.predicate < condition.predicate
	);
}
