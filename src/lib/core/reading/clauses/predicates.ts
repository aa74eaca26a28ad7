/** Which words of a sentence are predicates of clauses, and which of them make one predicate together. */
import type { VerbGroup } from './clause.ts';
import { lemmaAt, lowerAt, type Context, type Draft } from './draft.ts';
import { PLAN_NOUNS } from './lexicon/words.ts';
import { wordTable } from '../../word-table.ts';

/** Relations in which a clause can stand. */
const CLAUSAL = ['root', 'conj', 'ccomp', 'xcomp', 'advcl', 'acl', 'csubj', 'parataxis'];
/** Relations in which a verb form is part of a word or phrase, not a clause. */
const NOT_CLAUSAL =
	/^(?:amod|case|mark|fixed|flat|compound|cc|det|reparandum|goeswith|aux|cop|expl|punct|advmod|nummod|discourse|orphan|list)\b/;
/** Verbs with "to" that say no more than a modal does. */
const SEMI_MODAL = wordTable<RegExp>({
	have: /^VB[DGNPZ]?$/,
	go: /^VBG$/,
	suppose: /^(?:VBN|JJ)$/,
	use: /^VBD$/,
	ought: /^MD$/,
	need: /^(?:VB[DPZ]?|MD)$/,
	get: /^VBN$/,
	about: /^(?:JJ|RB|IN)$/
});

/** The verb that a semi-modal at `at` goes with ("have to *leave*"); −1 when it is an ordinary verb. */
function completes({ tree, words }: Context, at: number): number {
	const word = words[at]!;
	const tags = SEMI_MODAL[word.lemma.toLowerCase()];
	if (!tags?.test(word.xpos)) return -1;
	const [next, ...more] = tree.children(at, 'xcomp');
	if (next === undefined || more.length > 0 || next < at) return -1;
	if (tree.child(at, 'obj') >= 0) return -1;
	const to = tree.children(next, 'mark').find((i) => words[i]!.lemma.toLowerCase() === 'to');
	return to !== undefined && to > at ? next : -1;
}

function isPredicate(context: Context, at: number): boolean {
	const { tree, words } = context;
	const word = words[at]!;
	if (word.upos === 'PUNCT' || word.upos === 'SYM') return false;
	const clausal = CLAUSAL.some((label) => tree.is(at, label));
	if (tree.child(at, 'cop') >= 0) return clausal || tree.child(at, 'nsubj', 'csubj', 'expl') >= 0;
	const hasSubject = tree.child(at, 'nsubj', 'csubj') >= 0;
	if (word.upos === 'VERB') {
		if (NOT_CLAUSAL.test(word.label)) return false;
		if (tree.is(at, 'conj')) {
			const first = words[word.head]!;
			if (NOT_CLAUSAL.test(first.label) && !hasSubject) return false;
		}
		return clausal || hasSubject || tree.child(at, 'obj', 'ccomp', 'xcomp') >= 0;
	}
	if (!clausal || tree.is(at, 'xcomp')) return false;
	if (word.upos === 'AUX') return hasSubject || tree.child(at, 'expl') >= 0;
	// A small clause: "with the minister absent", "two dead" in a headline.
	return hasSubject;
}

const NO_VERB: VerbGroup = {
	start: 0,
	end: 0,
	words: [],
	lemma: '',
	particle: '',
	tense: 'none',
	perfect: false,
	progressive: false,
	voice: 'active',
	negated: false,
	modal: '',
	copular: false
};

function draft(
	predicate: number,
	chain: readonly number[],
	deps: readonly number[],
	label: string,
	head: number,
	frame: boolean
): Draft {
	return {
		predicate,
		chain,
		deps,
		label,
		head,
		above: null,
		coordinated: false,
		copula: -1,
		frame,
		verb: NO_VERB,
		subject: null,
		object: null,
		indirectObject: null,
		predicative: null,
		content: null,
		complements: []
	};
}

/**
 * "The problem is that staff left", "the aim is to help": the treebanks hang everything on the inner verb. Where the
 * copula stands before the inner clause's own subject or marker, there are two clauses.
 * @returns dependents of the outer clause, the copula among them; empty when there is only one clause
 */
function framing(context: Context, at: number): number[] {
	const { tree, words } = context;
	const cops = tree.children(at, 'cop');
	const cop = cops[0];
	if (cop === undefined || cop > at) return [];
	const subjects = tree.children(at, 'nsubj', 'csubj', 'expl').filter((i) => i < at);
	const opens = tree.children(at, 'mark').some((i) => i > cop);
	const two = subjects.length > 1 && subjects.some((i) => i < cop) && subjects.some((i) => i > cop);
	const verbal = words[at]!.upos === 'VERB' && cops.length === 1;
	// "The show is to run until May" is to come, and no definition of the show.
	const to = tree.children(at, 'mark').some((i) => lemmaAt(context, i) === 'to' && i === cop + 1);
	const [subject] = tree.children(at, 'nsubj');
	if (verbal && to && subject !== undefined && !PLAN_NOUNS.has(lemmaAt(context, subject)))
		return [];
	if (!two && !(verbal && (opens || /^VB[GN]?$/.test(words[at]!.xpos)))) return [];
	return tree
		.children(at)
		.filter(
			(i) => i <= cop || (i < at && i === cop + 1 && tree.is(i, 'advmod') && isNot(words[i]!.text))
		)
		.filter((i) => !tree.is(i, 'parataxis'));
}

const isNot = (text: string) => /^n['’o]t$/i.test(text);

function connect(context: Context): void {
	const { tree, words, draftOf } = context;
	for (const one of context.drafts) {
		if (one.above) continue;
		let at = one.head;
		if (at >= 0 && one.label === 'conj' && draftOf.has(at)) {
			one.above = draftOf.get(at)!;
			one.coordinated = true;
			continue;
		}
		while (at >= 0 && !draftOf.has(at)) at = words[at]!.head;
		if (at >= 0) one.above = draftOf.get(at)!;
		if (at >= 0 && tree.is(at, 'cop')) one.above = draftOf.get(words[at]!.head) ?? one.above;
	}
}

/** Fills the context with its clauses, in the order of the text; their roles are still to be read. */
export function findDrafts(context: Context): void {
	const { tree, words } = context;
	const partOf = new Map<number, number>();
	words.forEach((_, at) => {
		const next = completes(context, at);
		if (next >= 0) partOf.set(next, at);
	});
	const outer = new Set(partOf.values());
	words.forEach((word, at) => {
		if (outer.has(at) || !(isPredicate(context, at) || partOf.has(at))) return;
		const chain = [at];
		for (let up = partOf.get(at); up !== undefined; up = partOf.get(up)) chain.unshift(up);
		const top = words[chain[0]!]!;
		const taken = new Set(chain);
		const deps = chain
			.flatMap((i) => tree.children(i))
			.filter((i) => !taken.has(i))
			.sort((a, b) => a - b);
		const framed = chain.length === 1 ? framing(context, at) : [];
		// A word is the predicate of one clause: a copula that was read as one itself frames no other.
		const around = framed.some((i) => tree.is(i, 'cop') && isPredicate(context, i)) ? [] : framed;
		const inner = draft(at, chain, deps, top.label, top.head, false);
		if (around.length > 0) {
			const cop = around.find((i) => tree.is(i, 'cop'))!;
			const frame = draft(cop, [], around, top.label, top.head, true);
			frame.copula = cop;
			inner.deps = deps.filter((i) => !around.includes(i));
			inner.label = 'ccomp';
			inner.head = at;
			inner.above = frame;
			context.drafts.push(frame);
			context.draftOf.set(cop, frame);
		}
		// "was involved" is a passive, whichever the parser calls it.
		const participle = word.xpos === 'VBN' && word.upos === 'VERB';
		const coming = around.length === 0 && word.xpos === 'VB' && word.upos === 'VERB';
		inner.copula = participle || coming ? -1 : (inner.deps.find((i) => tree.is(i, 'cop')) ?? -1);
		context.drafts.push(inner);
		for (const i of chain) context.draftOf.set(i, inner);
	});
	connect(context);
	context.drafts.sort((a, b) => a.predicate - b.predicate);
}

/** The word that opens the clause: "that", "if", "because", "so that"; '' when there is none. */
export function openerOf(context: Context, one: Draft): { text: string; words: number[] } {
	const { tree } = context;
	const first = Math.min(...one.chain, ...(one.copula >= 0 ? [one.copula] : []), one.predicate);
	const marks = one.deps.filter(
		(i) => tree.is(i, 'mark') && i < first && lowerAt(context, i) !== 'to'
	);
	const found = marks.flatMap((i) => [i, ...tree.children(i, 'fixed')]).sort((a, b) => a - b);
	if (found.length > 0) {
		const before = found[0]! - 1;
		if (
			before >= 0 &&
			/^(?:even|only)$/.test(lowerAt(context, before)) &&
			one.deps.includes(before)
		) {
			found.unshift(before);
		}
		return { text: found.map((i) => lowerAt(context, i)).join(' '), words: found };
	}
	const question = one.deps.find(
		(i) => tree.is(i, 'advmod') && /^(?:WRB)$/.test(context.words[i]!.xpos) && i < first
	);
	if (question !== undefined) return { text: lowerAt(context, question), words: [question] };
	return { text: '', words: [] };
}

/** "as long as", "as soon as": the adverb a clause hangs on when it makes one subordinator with it; '' otherwise. */
export function outerOpener(context: Context, one: Draft): string {
	if (one.label !== 'advcl' || one.head < 0) return '';
	const adverb = lowerAt(context, one.head);
	if (adverb !== 'long' && adverb !== 'soon') return '';
	return context.tree.children(one.head, 'advmod').some((i) => lemmaAt(context, i) === 'as')
		? `as ${adverb} as`
		: '';
}
