/**
 * Who says it, said beside it: "…, the mayor said, …", "…, warned Hedda Falk." The parser often joins such a teller to
 * what it tells; its words, between pauses, show it whatever the tree is.
 */
import type { SentenceTree, Word } from '../tree.ts';
import { ADDRESSING, ASIDE } from './lexicon/verbs.ts';
import type { Change } from './mend.ts';

/** What of a word shows it. */
type Said = Pick<Word, 'text' | 'upos' | 'xpos' | 'lemma'>;

const PAUSE = /^(?:[,—–]|--|["”’]|'')$/;
const QUOTE_MARK = /^(?:["”’]|'')$/;
/** Between commas before a name, what they say and hardly ever what is done to it. */
const SAYS = /^(?:say|argue|claim|explain|warn|note|write|recall|insist|believe|think)$/;
const OPENING = /^["“‘]$/;
const IN_NAME = /^(?:DT|PRP\$?|NNS?|NNPS?|JJ[RS]?|CD|POS|HYPH|PDT)$/;
const JOINS = /^(?:of|for|in|at|on|from|&)$/;
const NOMINAL = /^(?:NNS?|NNPS?|PRP|CD)$/;
const FINITE = /^(?:VBD|VBZ|VBP|MD)$/;
const SUBJECT_PRONOUN = /^(?:he|she|they|it|we|i|you|one|some|many|others)$/i;
const OPENS_CLAUSE = /^(?:that|whether|how|what|why|who|which|if)$/i;
const AFTER_VERB = /^(?:IN|RB)$/;
const TIME =
	/^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|late|early|last|this|yesterday|today|next|tonight)$/i;
const SUBORDINATOR =
	/^(?:if|when|whenever|after|before|as|while|once|although|though|because|since|until|unless|asked)$/i;
const LONGEST_NAME = 12;
const LONGEST_REST = 12;

export interface Teller {
	verb: number;
	/** First and last word, with all that belongs to it. */
	start: number;
	end: number;
	/** First and last word of who it is. */
	subject: [number, number];
}

const isTellingVerb = (word: Said) =>
	/^VB[DZPN]$/.test(word.xpos) && ASIDE.has(word.lemma.toLowerCase());

/** Whether the sentence ends at `at`, but for its marks. */
const endsAt = (words: readonly Said[], at: number) =>
	words.slice(at).every(({ upos }) => upos === 'PUNCT');

/** Where the name that begins at `from` ends; `from` − 1 when none does. */
function nameEnd(words: readonly Said[], from: number): number {
	let last = from - 1;
	for (let at = from; at < Math.min(words.length, from + LONGEST_NAME); at++) {
		const word = words[at]!;
		if (!IN_NAME.test(word.xpos) && !(at > from && JOINS.test(word.text))) break;
		if (NOMINAL.test(word.xpos)) last = at;
	}
	return last;
}

/** Where the name that ends right before `end` begins, a pause before it; −1 when none does. */
function nameStart(words: readonly Said[], end: number): number {
	if (end < 1) return -1;
	const last = words[end - 1]!;
	if (!NOMINAL.test(last.xpos) && !SUBJECT_PRONOUN.test(last.text)) return -1;
	let at = end - 1;
	while (at >= 0 && end - at <= LONGEST_NAME) {
		const word = words[at]!;
		if (PAUSE.test(word.text)) return at > 0 && at + 1 < end ? at + 1 : -1;
		if (!IN_NAME.test(word.xpos) && !JOINS.test(word.text)) return -1;
		at--;
	}
	return -1;
}

/** Where a teller with its verb at `verb` ends: nothing but a time, a place or a hearer may follow; −1 when more does. */
function restEnd(words: readonly Said[], verb: number): number {
	let at = verb + 1;
	const next = words[at];
	if (!next) return -1;
	const addressed = ADDRESSING.has(words[verb]!.lemma.toLowerCase());
	const fits =
		PAUSE.test(next.text) ||
		endsAt(words, at) ||
		AFTER_VERB.test(next.xpos) ||
		TIME.test(next.text) ||
		(addressed && IN_NAME.test(next.xpos));
	if (!fits) return -1;
	for (; at < words.length && at - verb <= LONGEST_REST; at++) {
		const word = words[at]!;
		if (PAUSE.test(word.text) || endsAt(words, at)) return at - 1;
		if (FINITE.test(word.xpos) || OPENS_CLAUSE.test(word.text) || OPENING.test(word.text))
			return -1;
	}
	return -1;
}

/** Whether a main clause stands before `at`, and not only what opens one. */
function hasMainBefore(words: readonly Said[], at: number): boolean {
	const finite = words.slice(0, at).filter(({ xpos }) => FINITE.test(xpos)).length;
	return finite > (SUBORDINATOR.test(words[0]?.text ?? '') ? 1 : 0);
}

/** "…, the mayor said late on Tuesday[,.]" */
function straight(words: readonly Said[], verb: number): Teller | null {
	let before = verb;
	while (before > 0 && /^(?:RB|VBZ|VBP|VBD)$/.test(words[before - 1]!.xpos)) {
		if (words[before - 1]!.xpos !== 'RB' && words[before - 1]!.lemma !== 'have') return null;
		before--;
	}
	const start = nameStart(words, before);
	const end = start < 0 ? -1 : restEnd(words, verb);
	if (end < 0) return null;
	// "…, the plan announced on Monday, …" is a participle; at the end of the sentence it is none.
	const participle = before === verb && words[verb]!.xpos === 'VBN';
	if (participle && !endsAt(words, end + 1)) return null;
	if (endsAt(words, end + 1) && !hasMainBefore(words, start)) return null;
	return { verb, start, end, subject: [start, before - 1] };
}

/** "…, warned Hedda Falk, the chief medical officer[,.]" */
function inverted(words: readonly Said[], verb: number): Teller | null {
	if (verb === 0 || !PAUSE.test(words[verb - 1]!.text)) return null;
	const lemma = words[verb]!.lemma.toLowerCase();
	if (ADDRESSING.has(lemma) && !SAYS.test(lemma)) return null;
	const last = nameEnd(words, verb + 1);
	if (last <= verb) return null;
	const name = words.slice(verb + 1, last + 1).some(({ xpos }) => xpos.startsWith('NNP'));
	const quoted = words[verb - 1]!.text !== ',' || QUOTE_MARK.test(words[verb - 2]?.text ?? '');
	// "…, declared an emergency, turned back and …" goes on telling what was done.
	if (!quoted && !(name && SAYS.test(lemma))) return null;
	let end = last;
	// What stands between pauses behind the name tells who it is, unless it has a verb of its own.
	while (words[end + 1]?.text === ',') {
		const stop = words.findIndex(({ text }, i) => i > end + 1 && (text === ',' || text === ';'));
		const until = stop < 0 ? words.length : stop;
		const part = words.slice(end + 2, until);
		const first = part[0]?.text ?? '';
		if (/^(?:and|or|but)$/i.test(first)) return null;
		const tells = /^(?:who|whose|which|whom)$/i.test(first);
		if (!tells && (part.some(({ xpos }) => FINITE.test(xpos)) || SUBORDINATOR.test(first))) break;
		end = until - 1;
	}
	while (end > last && words[end]!.upos === 'PUNCT') end--;
	const next = words[end + 1];
	if (next && !PAUSE.test(next.text) && !endsAt(words, end + 1)) return null;
	return { verb, start: verb, end, subject: [verb + 1, last] };
}

/** The word of a name that the others hang on. */
function headOf(tree: SentenceTree, [start, end]: [number, number]): number {
	const { words } = tree;
	const outward: number[] = [];
	for (let at = start; at <= end; at++) {
		const { head, xpos } = words[at]!;
		if ((head < start || head > end) && (NOMINAL.test(xpos) || start === end)) outward.push(at);
	}
	if (outward.length === 1) return outward[0]!;
	const joint = words.findIndex(({ text }, i) => i > start && i <= end && JOINS.test(text));
	let at = (joint < 0 ? end + 1 : joint) - 1;
	while (words[at]!.label === 'flat' && words[at]!.head >= start && words[at]!.head < at) {
		at = words[at]!.head;
	}
	return at;
}

/** Before the first pause these leave the clause to what stands behind the second: "where, the minister said, …". */
const GOES_ON = /^(?:where|which|whom|who|that|whose|when|and|but|or|because|if)$/i;

/** The stretch of the sentence that a teller answers for: between semicolons, or behind it what it interrupts. */
function toldStretch(words: readonly Said[], { start, end }: Teller): [number, number] {
	const parts = (at: number) => /^[;:]$/.test(words[at]!.text);
	let from = start;
	while (from > 0 && !parts(from - 1)) from--;
	let to = end;
	while (to < words.length - 1 && !parts(to + 1)) to++;
	// "has never, its website boasts, closed a factory"
	let before = start - 2;
	const opens = before >= 0 && GOES_ON.test(words[before]!.text);
	while (before > 0 && words[before]!.xpos === 'RB') before--;
	const inner = opens || words[before]?.upos === 'AUX';
	return inner && to > end + 1 ? [end + 1, to] : [from, to];
}

/** The word that what is told hangs on: the root, or the predicate of its stretch that most hangs on. */
function toldHead(tree: SentenceTree, teller: Teller): number {
	const { words, root } = tree;
	const [from, to] = toldStretch(words, teller);
	const inside = (at: number) => at >= teller.start && at <= teller.end;
	const within = (at: number) => at >= from && at <= to && !inside(at);
	if (within(root)) return root;
	const verbal = (at: number) =>
		/^(?:VERB|AUX)$/.test(words[at]!.upos) || tree.child(at, 'cop') >= 0;
	const outward = words.flatMap((word, at) =>
		within(at) && !within(word.head) && verbal(at) ? [at] : []
	);
	const size = (at: number) => tree.subtree(at, (i) => !within(i)).length;
	return outward.sort((a, b) => size(b) - size(a))[0] ?? -1;
}

/** What the teller as a whole hangs on; −1 when the root is in it. */
function outerHead({ words }: SentenceTree, { start, end, verb }: Teller): number {
	let outer = -1;
	for (let at = verb; at >= 0; at = words[at]!.head) {
		if (at >= start && at <= end) outer = words[at]!.head;
	}
	return outer;
}

/** Changes that put a teller beside what it tells; none where the tree already has it as the clause above. */
export function tellers(tree: SentenceTree): Map<number, Change> {
	const { words } = tree;
	const changes = new Map<number, Change>();
	const teller = findTeller(words);
	if (!teller) return changes;
	const { verb } = teller;
	const told = toldHead(tree, teller);
	const subject = headOf(tree, teller.subject);
	const above = tree.root === verb && tree.child(verb, 'ccomp') >= 0;
	if (told < 0 || (above && words[subject]!.head === verb && tree.is(subject, 'nsubj'))) {
		return changes;
	}
	const outer = outerHead(tree, teller);
	const over = new Set<number>();
	for (let at = told; at >= 0; at = words[at]!.head) over.add(at);
	const inside = (at: number) => at >= teller.start && at <= teller.end;
	words.forEach((word, at) => {
		let { head, label } = word;
		if (at === verb) [head, label] = [told, 'parataxis'];
		else if (at === subject) [head, label] = [verb, 'nsubj'];
		else if (inside(at)) head = inside(head) ? head : verb;
		else if (inside(head)) {
			head = over.has(at) ? outer : told;
			if (head < 0) label = 'root';
			else if (label === 'root') label = 'parataxis';
		}
		if (head === word.head && label === word.label) return;
		changes.set(at, { head, label, ...(at === verb || at === told ? { sure: 0 } : {}) });
	});
	if (words[verb]!.xpos === 'VBN' && tree.child(verb, 'aux') < 0) {
		changes.set(verb, { ...changes.get(verb), xpos: 'VBD' });
	}
	return changes;
}

/** The first stretch of a sentence that says who says it; null without one. */
export function findTeller(words: readonly Said[]): Teller | null {
	for (let at = 0; at < words.length; at++) {
		if (!isTellingVerb(words[at]!)) continue;
		const teller = straight(words, at) ?? inverted(words, at);
		if (teller) return teller;
	}
	return null;
}
