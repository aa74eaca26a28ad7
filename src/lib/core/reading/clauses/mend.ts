/** Puts right what the parser often gets wrong and English grammar settles. */
import { isTree } from '../syntax/conllu.ts';
import { SentenceTree, type Word } from '../tree.ts';
import {
	IMPERSONAL_PASSIVE,
	IMPLICATIVE,
	NEGATIVE_IMPLICATIVE,
	OBJECT_CONTROL,
	OPEN_CLAIM,
	QUESTIONING,
	RAISING,
	SPEECH,
	THOUGHT,
	UNREAL,
	WISH
} from './lexicon/verbs.ts';
import {
	accusations,
	calls,
	complementInfinitives,
	passives,
	relativeSubjects,
	toldClauses,
	writtenWords
} from './mend-complements.ts';
import { splitLists } from './mend-lists.ts';
import { tellers } from './mend-tellers.ts';
import { isRelativeTag } from './relatives.ts';

const TAKES_INFINITIVE = [
	IMPLICATIVE,
	NEGATIVE_IMPLICATIVE,
	OBJECT_CONTROL,
	OPEN_CLAIM,
	RAISING,
	SPEECH,
	THOUGHT,
	UNREAL,
	WISH
];

export type Change = Partial<Pick<Word, 'head' | 'label' | 'upos' | 'xpos' | 'sure'>>;

const isNominal = (word: Word) => /^(?:NOUN|PROPN|PRON|NUM|DET|CCONJ|ADJ)$/.test(word.upos);

/** Whether the clause of a verb is finite by its own form or its first auxiliary. */
function isFinite(tree: SentenceTree, at: number): boolean {
	const [first] = tree.children(at, 'aux', 'cop');
	return /^(?:VBD|VBP|VBZ|MD)$/.test(tree.words[first ?? at]!.xpos);
}

/**
 * "Keys that he took were found": where the whole sentence is taken for a noun with a clause on it that has neither a
 * subject nor a relative pronoun, the noun is the subject.
 */
function subjectAtRoot(tree: SentenceTree): Map<number, Change> {
	const { words, root } = tree;
	const changes = new Map<number, Change>();
	if (root < 0 || !isNominal(words[root]!) || tree.child(root, 'cop', 'nsubj') >= 0) return changes;
	const verb = tree.children(root, 'acl').find((at) => {
		if (at < root || !isFinite(tree, at)) return false;
		const own = tree.children(at).filter((i) => i < at);
		const cop = tree.child(at, 'cop');
		// "the problem is that staff left" has a subject after the copula.
		const subject = own.some((i) => tree.is(i, 'nsubj') && (cop < 0 || i < cop));
		const relative = tree
			.subtree(at)
			.some((i) => i < at && isRelativeTag(words[i]!) && (cop < 0 || i < cop));
		const marked = own.some((i) => tree.is(i, 'mark') && (cop < 0 || i < cop));
		return !subject && !relative && !marked;
	});
	if (verb === undefined) return changes;
	const passive = tree.children(verb).some((i) => words[i]!.label === 'aux:pass');
	changes.set(verb, { head: -1, label: 'root', sure: 0 });
	changes.set(root, { head: verb, label: passive ? 'nsubj:pass' : 'nsubj' });
	for (const i of tree.children(root)) {
		if (i > verb && !tree.is(i, 'conj')) changes.set(i, { head: verb });
	}
	return changes;
}

/** "led the crane *to fall*" is a complement, "was closed *to keep* visitors out" a purpose: the verb decides. */
function infinitives(tree: SentenceTree): Map<number, Change> {
	const { words } = tree;
	const changes = new Map<number, Change>();
	words.forEach((word, at) => {
		if (word.head < 0 || word.head > at || word.xpos !== 'VB') return;
		const to = tree.children(at, 'mark').map((i) => words[i]!.text.toLowerCase());
		if (to.length !== 1 || to[0] !== 'to') return;
		const above = words[word.head]!;
		if (above.upos !== 'VERB') return;
		const lemma = above.lemma.toLowerCase();
		if (
			word.label === 'advcl' &&
			OBJECT_CONTROL.has(lemma) &&
			tree.child(word.head, 'xcomp', 'ccomp') < 0
		) {
			const object = tree.child(word.head, 'obj', 'iobj');
			const last = object < 0 ? word.head : tree.subtree(object).at(-1)!;
			const begins = tree.subtree(at)[0]!;
			if (begins === last + 1 && object >= 0) changes.set(at, { label: 'xcomp' });
		}
		const passive = tree.child(word.head, 'aux:pass') >= 0;
		// "was found in May to contain", "is said to have fled"
		if (word.label === 'advcl' && passive && IMPERSONAL_PASSIVE.has(lemma) && at > word.head) {
			changes.set(at, { label: 'xcomp' });
		}
		if (word.label === 'xcomp' && passive && !TAKES_INFINITIVE.some((list) => list.has(lemma))) {
			changes.set(at, { label: 'advcl' });
		}
	});
	return changes;
}

/** "known by the Romans, *who founded* …": a relative clause hung on a verb belongs to the noun before it. */
function relatives(tree: SentenceTree): Map<number, Change> {
	const { words } = tree;
	const changes = new Map<number, Change>();
	words.forEach((word, at) => {
		if (word.label !== 'acl:relcl' || word.head < 0 || word.head > at) return;
		if (!/^(?:VERB|AUX)$/.test(words[word.head]!.upos)) return;
		const [first] = tree.subtree(at).filter((i) => words[i]!.upos !== 'PUNCT');
		if (first === undefined || !/^(?:who|whom|whose)$/i.test(words[first]!.text)) return;
		let noun = first - 1;
		while (noun > word.head && words[noun]!.upos === 'PUNCT') noun--;
		if (noun > word.head && /^(?:NOUN|PROPN|PRON)$/.test(words[noun]!.upos)) {
			const head = nameHead(tree, noun);
			// Never into the clause itself.
			if (head < first) changes.set(at, { head });
		}
	});
	return changes;
}

/** "said *a talk* is needed": the noun right before a finite clause without a subject is that subject. */
function subjectsOfContent(tree: SentenceTree): Map<number, Change> {
	const { words } = tree;
	const changes = new Map<number, Change>();
	words.forEach((word, at) => {
		if (word.label !== 'ccomp' || word.head < 0 || word.head > at || !isFinite(tree, at)) return;
		if (
			!SPEECH.has(words[word.head]!.lemma.toLowerCase()) &&
			!THOUGHT.has(words[word.head]!.lemma.toLowerCase())
		)
			return;
		if (tree.child(at, 'nsubj', 'csubj', 'expl', 'mark') >= 0) return;
		const object = tree.children(word.head, 'obj').find((i) => i > word.head && i < at);
		if (object === undefined) return;
		const next = tree.subtree(at).find((i) => words[i]!.upos !== 'PUNCT' && i > object);
		const phrase = tree.subtree(object).filter((i) => words[i]!.upos !== 'PUNCT');
		const between = words.slice(phrase.at(-1)! + 1, next).every((w) => w.upos === 'PUNCT');
		if (!between || next! < phrase.at(-1)!) return;
		const passive = tree.child(at, 'aux:pass') >= 0;
		changes.set(object, { head: at, label: passive ? 'nsubj:pass' : 'nsubj' });
		changes.set(at, { sure: 0 });
		changes.set(word.head, { sure: 0 });
	});
	return changes;
}

/** "said *why* it closed": the treebanks make the question word the object; what is said is the clause. */
function questions(tree: SentenceTree): Map<number, Change> {
	const { words } = tree;
	const changes = new Map<number, Change>();
	words.forEach((word, at) => {
		if (word.xpos !== 'WRB' || !/^(?:obj|nsubj|nsubj:pass)$/.test(word.label)) return;
		const clause = tree.children(at, 'advcl', 'acl').find((i) => i > at);
		if (clause === undefined) return;
		const label = word.label === 'obj' ? 'ccomp' : 'csubj';
		changes.set(clause, { head: word.head, label });
		changes.set(at, { head: clause, label: 'advmod' });
	});
	return changes;
}

/** "to prove *what* he knew": after a verb that knows or says, what the treebanks call a noun is a question. */
function whatQuestions(tree: SentenceTree): Map<number, Change> {
	const { words } = tree;
	const changes = new Map<number, Change>();
	words.forEach((word, at) => {
		if (!/^(?:WP|WDT)$/.test(word.xpos) || word.label !== 'obj' || word.head < 0) return;
		if (!QUESTIONING.has(words[word.head]!.lemma.toLowerCase())) return;
		const clause = tree.children(at, 'acl').find((i) => i > at && word.head < at);
		if (clause === undefined) return;
		changes.set(clause, { head: word.head, label: 'ccomp' });
		changes.set(at, { head: clause, label: tree.child(clause, 'nsubj') >= 0 ? 'obj' : 'nsubj' });
	});
	return changes;
}

/** "the health authority confirmed": a noun right before a finite verb without a subject is no object. */
function objectsBefore(tree: SentenceTree): Map<number, Change> {
	const { words } = tree;
	const changes = new Map<number, Change>();
	words.forEach((word, at) => {
		if (word.label !== 'obj' || word.head < at || isRelativeTag(word)) return;
		const verb = word.head;
		if (words[verb]!.upos !== 'VERB' || !isFinite(tree, verb)) return;
		if (tree.child(verb, 'nsubj', 'csubj', 'expl') >= 0) return;
		if (tree.subtree(at).some((i) => isRelativeTag(words[i]!))) return;
		changes.set(at, { label: 'nsubj' });
	});
	return changes;
}

/** Of the last word of a name, the word the name hangs on. */
function nameHead({ words }: SentenceTree, at: number): number {
	let head = at;
	while (/^(?:flat|compound)$/.test(words[head]!.label)) head = words[head]!.head;
	return head;
}

/** A bare "agreed" with a subject is past tense, whatever it was tagged. */
function pastTense(tree: SentenceTree): Map<number, Change> {
	const { words } = tree;
	const changes = new Map<number, Change>();
	words.forEach((word, at) => {
		if (word.xpos !== 'VBN' || !/^(?:root|ccomp|conj|parataxis|acl:relcl)$/.test(word.label))
			return;
		const subject = tree.children(at, 'nsubj').some((i) => words[i]!.label === 'nsubj' && i < at);
		if (subject && tree.child(at, 'aux', 'cop') < 0) changes.set(at, { xpos: 'VBD' });
	});
	return changes;
}

/** "those *that* had lost it": what opens a relative clause as its subject or object is a relative pronoun. */
function relativeThat(tree: SentenceTree): Map<number, Change> {
	const { words } = tree;
	const changes = new Map<number, Change>();
	words.forEach((word, at) => {
		if (word.xpos !== 'DT' || word.text !== 'that' || word.head < at) return;
		if (!/^(?:nsubj|nsubj:pass|obj)$/.test(word.label)) return;
		const clause = words[word.head]!;
		if (clause.label === 'acl:relcl' && clause.head === at - 1)
			changes.set(at, { xpos: 'WDT', upos: 'PRON' });
	});
	return changes;
}

const RULES = [
	splitLists,
	relativeThat,
	tellers,
	subjectAtRoot,
	objectsBefore,
	subjectsOfContent,
	questions,
	whatQuestions,
	infinitives,
	complementInfinitives,
	accusations,
	calls,
	toldClauses,
	passives,
	relatives,
	relativeSubjects,
	writtenWords,
	pastTense
];

/** The tree with its plain mistakes put right; the same tree when there are none. */
export function mended(tree: SentenceTree): SentenceTree {
	let current = tree;
	for (const rule of RULES) {
		const changes = rule(current);
		const heads = current.words.map((word, at) => (changes.get(at)?.head ?? word.head) + 1);
		if (changes.size === 0 || !isTree(heads)) continue;
		current = new SentenceTree(
			current.words.map((word, at) => ({ ...word, ...(changes.get(at) ?? {}) }))
		);
	}
	return current;
}
