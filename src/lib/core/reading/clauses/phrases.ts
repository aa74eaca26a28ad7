/** The unbroken stretch of text that a noun and what belongs to it take up. */
import type { Phrase } from './clause.ts';
import type { Context } from './draft.ts';
import { TIME_ADVERBS } from './lexicon/words.ts';

const PAUSE = /^(?:[,;:()[\]{}–—-]|--)$/;
const QUOTE_MARK = /^(?:["'“”‘’]|``|'')$/;
const BRACKET = /^[()[\]{}]$/;
/** Of a head's own dependents, those that belong to the clause or to what is around the phrase. */
const AROUND =
	/^(?:case|cc|mark|cop|aux|aux:pass|nsubj|nsubj:pass|csubj|expl|parataxis|vocative|discourse|dislocated|list)$/;

/** Adverbs before a predicative that are no part of it. */
const OF_THE_CLAUSE = /^(?:not|n['’]t|never|also|even|only|therefore|thus|however|indeed|both)$/i;

/** Whether a pause (comma, dash, bracket) stands right before the branch under `at`, or opens it. */
export function setOff(context: Context, at: number): boolean {
	const first = context.tree.subtree(at)[0]!;
	const before = context.words[first - 1];
	return (
		(before !== undefined && PAUSE.test(before.text)) || PAUSE.test(context.words[first]!.text)
	);
}

function outside(context: Context, head: number, at: number): boolean {
	const { tree, words, draftOf } = context;
	const { label, text } = words[at]!;
	if (label === 'parataxis' || (label === 'conj' && draftOf.has(at))) return true;
	if (words[at]!.head !== head) return false;
	if (AROUND.test(label)) return true;
	if (!draftOf.has(head)) return false;
	// The head is a predicate: what belongs to the clause is no part of what it says of the subject.
	if (/^(?:advcl|punct|ccomp)$/.test(label)) return true;
	if (label === 'obl')
		return !/^(?:of|than|to|as)$/.test(words[tree.child(at, 'case')]?.text ?? '');
	return (
		label === 'advmod' &&
		(at > head || OF_THE_CLAUSE.test(text) || TIME_ADVERBS.has(text.toLowerCase()))
	);
}

/** Whether the branch is left out where it ends the phrase: an apposition, a remark, a non-restrictive clause. */
function trailing(context: Context, at: number): boolean {
	const { tree, words } = context;
	const { label, upos, head } = words[at]!;
	if (label === 'dep') return true;
	if (label === 'appos') {
		// "Oakland, California" is one name.
		const alone = tree.children(at).every((i) => tree.is(i, 'punct'));
		const name = alone && upos === 'PROPN' && words[head]!.upos === 'PROPN';
		return setOff(context, at) && !name;
	}
	if (label === 'nmod') return upos !== 'NUM' && setOff(context, at);
	return /^(?:acl|acl:relcl|advcl)$/.test(label) && setOff(context, at);
}

export interface PhraseOptions {
	from?: Phrase['from'];
	/** Branches to leave out: the relative clause whose antecedent this is. */
	without?: readonly number[];
	/** Whether its coordinated members are left out. */
	alone?: boolean;
}

/** Heads of the coordinated members of a noun in order, clauses left out. */
export function membersOf({ tree, draftOf }: Context, head: number): number[] {
	const members = [head];
	for (let i = 0; i < members.length; i++) {
		members.push(...tree.children(members[i]!, 'conj').filter((conj) => !draftOf.has(conj)));
	}
	return members.sort((a, b) => a - b);
}

/**
 * The phrase around a head. Prepositions before it, and relative clauses and appositions set off at its end, are left
 * out; what stands in its middle is kept, so that the span is unbroken.
 */
export function phraseOf(context: Context, head: number, options: PhraseOptions = {}): Phrase {
	const { tree, words, sentence } = context;
	const drop = (i: number) =>
		options.without?.includes(i) === true ||
		outside(context, head, i) ||
		(options.alone === true && words[i]!.head === head && tree.is(i, 'conj'));
	const all = new Set(tree.subtree(head));
	const kept = new Set(tree.subtree(head, drop));
	let start = head;
	// What stands left of a predicate may belong to the clause ("However, it is …").
	const reach = context.draftOf.has(head) ? kept : all;
	while (start > 0 && reach.has(start - 1)) start--;
	let end = head;
	while (end < words.length - 1 && all.has(end + 1)) end++;
	const isEdge = (i: number) => !kept.has(i) || (i !== head && isLoose(context, i, start, end));
	while (start < head && isEdge(start)) start++;
	for (let before = -1; before !== end;) {
		before = end;
		while (end > head && isEdge(end)) end--;
		// The outermost branch that ends here and may go.
		for (let at = end; at !== head && at >= 0; at = words[at]!.head) {
			if (kept.has(at) && at > head && trailing(context, at)) {
				const first = tree.subtree(at)[0]!;
				if (first > head) end = Math.min(end, first - 1);
			}
		}
	}
	const span = { start: words[start]!.start, end: words[end]!.end };
	return {
		...span,
		text: sentence.text.slice(span.start - sentence.start, span.end - sentence.start),
		sentence: context.index,
		head,
		members: options.alone
			? [head]
			: membersOf(context, head).filter((i) => i === head || (i >= start && i <= end)),
		from: options.from ?? 'place'
	};
}

/** Whether punctuation at the edge of a phrase goes: all but a bracket or quotation mark whose partner is inside. */
function isLoose({ words }: Context, at: number, start: number, end: number): boolean {
	const { text, upos } = words[at]!;
	if (upos !== 'PUNCT') return false;
	const test = BRACKET.test(text) ? BRACKET : QUOTE_MARK.test(text) ? QUOTE_MARK : null;
	if (!test) return true;
	let marks = 0;
	for (let i = start; i <= end; i++) if (test.test(words[i]!.text)) marks++;
	return marks % 2 === 1;
}

/** The same phrase, come by in another way. */
export const understood = (phrase: Phrase | null, from: Phrase['from']): Phrase | null =>
	phrase && { ...phrase, from };
