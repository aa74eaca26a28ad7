/** Who does it, to whom or what, and for whom, whichever way round grammar puts them. */
import { argument } from './arguments.ts';
import type { Phrase } from './clause.ts';
import { lemmaAt, lowerAt, ownLemma, type Context, type Draft } from './draft.ts';
import {
	ADDRESSED_THINGS,
	ADDRESSING,
	DITRANSITIVE,
	IMPERSONAL,
	IMPERSONAL_ADJECTIVES,
	IMPERSONAL_PASSIVE,
	MEANS,
	WISHING
} from './lexicon/verbs.ts';
import { MEASURES, PERSON_PRONOUNS, TIME_NOUNS } from './lexicon/words.ts';

/** The by-phrase of a passive; −1 without one. Times ("by Monday"), means ("by mail") and measures are none. */
export function byPhrase(context: Context, draft: Draft): number {
	if (draft.verb.voice !== 'passive') return -1;
	const { tree, words } = context;
	const candidates = draft.deps.filter((i) => {
		const lemma = lemmaAt(context, i);
		if (!tree.is(i, 'obl') || TIME_NOUNS.has(lemma) || MEASURES.has(lemma)) return false;
		const bare = tree.child(i, 'det', 'amod', 'nmod:poss', 'compound') < 0;
		if (bare && MEANS.has(lemma)) return false;
		return words[i]!.label === 'obl:agent' || (isBy(context, i) && words[i]!.upos === 'PROPN');
	});
	return candidates.find((i) => words[i]!.label === 'obl:agent') ?? candidates[0] ?? -1;
}

function isBy(context: Context, at: number): boolean {
	const marker = context.tree.child(at, 'case');
	return marker >= 0 && lowerAt(context, marker) === 'by';
}

/** "is expected to", "seems to", "is likely to": nobody is said to do anything but what stands below. */
function isRaised(context: Context, draft: Draft): boolean {
	if (draft.content?.label !== 'xcomp') return false;
	const lemma = ownLemma(context, draft);
	if (draft.copula >= 0) return IMPERSONAL_ADJECTIVES.has(lemma);
	if (draft.verb.voice === 'passive') return IMPERSONAL_PASSIVE.has(lemma);
	return IMPERSONAL.has(lemma);
}

/** "told *the court* that …", "asked *her* to …": an object that is spoken to. */
function isAddressed(context: Context, draft: Draft, phrase: Phrase | null): boolean {
	if (!phrase) return false;
	const lemma = ownLemma(context, draft);
	const noun = context.words[phrase.head];
	if (lemma === 'pay') return noun !== undefined && PERSON_PRONOUNS.has(noun.text.toLowerCase());
	return ADDRESSING.has(lemma) && !ADDRESSED_THINGS.has(lemmaAt(context, phrase.head));
}

function isSubjectBelow(context: Context, draft: Draft): boolean {
	const { content, object } = draft;
	if (!object || content?.label !== 'xcomp' || content.predicate < object.head) return false;
	return WISHING.has(ownLemma(context, draft)) && content.subject?.head === object.head;
}

export interface LogicalRoles {
	agent: Phrase | null;
	patient: Phrase | null;
	recipient: Phrase | null;
}

function ofActive(context: Context, draft: Draft): LogicalRoles {
	const { subject, object, indirectObject } = draft;
	const agent = isRaised(context, draft) ? null : subject;
	// "want *the clock* to start": nobody does anything to the clock.
	if (isSubjectBelow(context, draft)) return { agent, patient: null, recipient: null };
	if (!indirectObject) {
		return isAddressed(context, draft, object)
			? { agent, patient: null, recipient: object }
			: { agent, patient: object, recipient: null };
	}
	// What the treebanks call an indirect object of a verb that gives nothing: "allowed *them* to".
	const lemma = ownLemma(context, draft);
	if (!object && (!DITRANSITIVE.has(lemma) || lemma === 'allow')) {
		return { agent, patient: indirectObject, recipient: null };
	}
	return { agent, patient: object, recipient: indirectObject };
}

/** Agent, patient and recipient of a clause whose arguments have been read; passives turned round. */
export function logicalRoles(context: Context, draft: Draft): LogicalRoles {
	if (draft.verb.voice === 'active') return ofActive(context, draft);
	const { subject, object, indirectObject } = draft;
	const agent = argument(context, draft, byPhrase(context, draft));
	if (isRaised(context, draft)) return { agent, patient: null, recipient: null };
	const given = DITRANSITIVE.has(ownLemma(context, draft)) && object !== null;
	if (given || isAddressed(context, draft, subject)) {
		return { agent, patient: object, recipient: subject };
	}
	return { agent, patient: subject, recipient: indirectObject };
}
