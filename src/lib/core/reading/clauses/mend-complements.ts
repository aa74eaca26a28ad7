/** Clauses and participles that a verb takes as its complement, where the parser takes them for something else. */
import type { SentenceTree } from '../tree.ts';
import { ACCUSE, CALLING, FORBID, HINDER, QUESTIONING, SPEECH, THOUGHT } from './lexicon/verbs.ts';
import type { Change } from './mend.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Without an object these take an infinitive and nothing else: "refused from the start to pay". */
const TAKES_ONLY_INFINITIVE = words(
	'refuse decline fail manage tend intend attempt hope threaten vow aim agree promise plan seek'
);
/** With an object, whoever is told to do it: "ordered them on Monday to leave". */
const TAKES_OBJECT_AND_INFINITIVE = words(`
	order ask beg urge request require instruct tell direct allow permit authorise authorize encourage invite persuade
	convince force compel forbid warn remind oblige expect want`);
/** Participles that are tagged as adjectives now and then, and say what is done. */
const DONE = words(
	'involved done required needed allowed permitted located situated excluded affected owned'
);

/** What is written or sent and says something. */
const WRITTEN = words(
	'email e-mail letter message note notice text sign statement report memo post leaflet poster law rule order bill petition'
);

const lemmaAt = (tree: SentenceTree, at: number) => tree.words[at]?.lemma.toLowerCase() ?? '';
const lower = (tree: SentenceTree, at: number) => tree.words[at]!.text.toLowerCase();
const marksOf = (tree: SentenceTree, at: number) =>
	tree.children(at, 'mark').map((i) => lower(tree, i));

/** "ordered them on Monday *to leave*", "refused from the start *to pay*". */
export function complementInfinitives(tree: SentenceTree): Map<number, Change> {
	const changes = new Map<number, Change>();
	tree.words.forEach((word, at) => {
		if (word.xpos !== 'VB' && tree.child(at, 'aux', 'cop') < 0) return;
		if (!/^(?:advcl|acl)$/.test(word.label) || marksOf(tree, at).join() !== 'to') return;
		const onObject = word.label === 'acl' && tree.is(word.head, 'obj');
		const verb = onObject ? tree.words[word.head]!.head : word.head;
		if (verb < 0 || verb > at || tree.child(verb, 'xcomp', 'ccomp') >= 0) return;
		if (tree.words[verb]!.upos !== 'VERB' || tree.child(verb, 'aux:pass') >= 0) return;
		const object = tree.child(verb, 'obj', 'iobj');
		const lemma = lemmaAt(tree, verb);
		const takes =
			object < 0
				? TAKES_ONLY_INFINITIVE.has(lemma)
				: object < at && TAKES_OBJECT_AND_INFINITIVE.has(lemma);
		// "…, to win their consent" is what for.
		const first = tree.subtree(at)[0]!;
		if (takes && tree.words[first - 1]?.text !== ',')
			changes.set(at, { head: verb, label: 'xcomp' });
	});
	return changes;
}

/** "accused him *of stealing*": the participle is the verb's, not the noun's. */
export function accusations(tree: SentenceTree): Map<number, Change> {
	const changes = new Map<number, Change>();
	tree.words.forEach((word, at) => {
		if (word.label !== 'acl' || word.xpos !== 'VBG' || !tree.is(word.head, 'obj')) return;
		const verb = tree.words[word.head]!.head;
		const fits = [ACCUSE, FORBID, HINDER].some((list) => list.has(lemmaAt(tree, verb)));
		if (fits && marksOf(tree, at).some((mark) => /^(?:of|with|from)$/.test(mark))) {
			changes.set(at, { head: verb, label: 'advcl' });
		}
	});
	return changes;
}

/** "called *for the ban to be kept*": the noun is the subject of what is called for. */
export function calls(tree: SentenceTree): Map<number, Change> {
	const changes = new Map<number, Change>();
	tree.words.forEach((word, noun) => {
		if (word.label !== 'obl' || !CALLING.has(lemmaAt(tree, word.head))) return;
		const marker = tree.children(noun, 'case').find((i) => lower(tree, i) === 'for');
		const clause = tree
			.children(noun, 'acl')
			.find((at) => at > noun && marksOf(tree, at).join() === 'to');
		if (marker === undefined || clause === undefined) return;
		const passive = tree.child(clause, 'aux:pass') >= 0;
		changes.set(clause, { head: word.head, label: 'ccomp' });
		changes.set(noun, { head: clause, label: passive ? 'nsubj:pass' : 'nsubj' });
		changes.set(marker, { head: clause, label: 'mark' });
	});
	return changes;
}

/** "cautioned, however, *that* it is rare", "to be seen *where* it comes from": what is said or asked, no adverbial. */
export function toldClauses(tree: SentenceTree): Map<number, Change> {
	const changes = new Map<number, Change>();
	tree.words.forEach((word, at) => {
		if (word.label !== 'advcl' || word.head < 0 || word.head > at) return;
		const verb = word.head;
		if (tree.words[verb]!.upos !== 'VERB' || tree.child(verb, 'ccomp', 'xcomp', 'obj') >= 0) return;
		const lemma = lemmaAt(tree, verb);
		const [opener] = tree.subtree(at).filter((i) => tree.words[i]!.upos !== 'PUNCT');
		if (opener === undefined) return;
		const opens = lower(tree, opener);
		const said = opens === 'that' && (SPEECH.has(lemma) || THOUGHT.has(lemma));
		const asked =
			/^(?:where|how|why|whether)$/.test(opens) && opener === verb + 1 && QUESTIONING.has(lemma);
		if (said || asked) changes.set(at, { label: 'ccomp' });
	});
	return changes;
}

/** Singular or plural by its form; '' where it may be either. */
function numberOf({ words }: SentenceTree, noun: number): 'one' | 'many' | '' {
	const { xpos } = words[noun]!;
	if (/^(?:NNS|NNPS)$/.test(xpos)) return 'many';
	return /^(?:NN|NNP)$/.test(xpos) ? 'one' : '';
}

/** What the form of a relative clause's verb says of its subject. */
function numberAsked(tree: SentenceTree, at: number): 'one' | 'many' | '' {
	const first = tree.children(at, 'aux', 'cop')[0] ?? at;
	const { xpos, text } = tree.words[first]!;
	if (xpos === 'VBZ' || text === 'was') return 'one';
	return xpos === 'VBP' || text === 'were' ? 'many' : '';
}

/** "the yield on bonds, *which moves*" is about the yield: the verb agrees with it. */
export function relativeSubjects(tree: SentenceTree): Map<number, Change> {
	const changes = new Map<number, Change>();
	tree.words.forEach((word, at) => {
		if (word.label !== 'acl:relcl' || word.head < 0 || word.head > at) return;
		const subject = tree.children(at, 'nsubj')[0];
		if (subject === undefined || !/^(?:which|who|that)$/i.test(tree.words[subject]!.text)) return;
		const asked = numberAsked(tree, at);
		const noun = word.head;
		const own = numberOf(tree, noun);
		if (asked === '' || own === '' || own === asked || tree.child(noun, 'conj') >= 0) return;
		const above = tree.words[noun]!;
		const last = subject - (tree.words[subject - 1]?.upos === 'PUNCT' ? 2 : 1);
		if (tree.is(noun, 'nmod') && numberOf(tree, above.head) === asked) {
			changes.set(at, { head: above.head });
		} else if (last > noun && tree.words[last]?.head === noun && numberOf(tree, last) === asked) {
			changes.set(at, { head: last });
		}
	});
	return changes;
}

/** "received an email *demanding* money": what is written says so itself. */
export function writtenWords(tree: SentenceTree): Map<number, Change> {
	const changes = new Map<number, Change>();
	tree.words.forEach((word, at) => {
		if (word.label !== 'advcl' || word.xpos !== 'VBG' || tree.child(at, 'mark') >= 0) return;
		const before = at - 1;
		if (before < 0 || !WRITTEN.has(lemmaAt(tree, before)) || tree.words[before]!.head !== word.head)
			return;
		if (tree.is(before, 'obj')) changes.set(at, { head: before, label: 'acl' });
	});
	return changes;
}

/** "are *involved* in it": a passive, though it is tagged as an adjective. */
export function passives(tree: SentenceTree): Map<number, Change> {
	const changes = new Map<number, Change>();
	tree.words.forEach((word, at) => {
		const copula = tree.child(at, 'cop');
		if (!DONE.has(word.text.toLowerCase()) || word.xpos !== 'JJ' || copula < 0) return;
		changes.set(at, { xpos: 'VBN', upos: 'VERB' });
		changes.set(copula, { label: 'aux:pass' });
		for (const subject of tree.children(at, 'nsubj')) changes.set(subject, { label: 'nsubj:pass' });
	});
	return changes;
}
