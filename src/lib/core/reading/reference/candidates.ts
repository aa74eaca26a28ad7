/** Which referents a pronoun may stand for, by number, gender, kind and grammar. */
import type { SentenceTree } from '../tree.ts';
import { mayBind } from './binding.ts';
import { isCollective, type Occurrence } from './discourse.ts';
import type { PronounWord } from './pronoun-words.ts';
import type { Referents } from './referents.ts';
import { clauseOf } from './structure.ts';

export interface Candidate {
	referent: number;
	/** Its occurrences within reach, the latest last. */
	occurrences: Occurrence[];
	latest: Occurrence;
	/** Whether it comes only after the pronoun: "Before *he* met Ana, Ben …". */
	after: boolean;
	/** How well it agrees in gender and number: 2 surely, 1 for all that is known. */
	agrees: 1 | 2;
}

/** Below this, what has a name may well be something else. */
const UNSURE_TYPE = 0.6;

/** What surrounds a pronoun. */
export interface Surroundings {
	sentence: number;
	/** The occurrences within reach, and those of the same sentence after the pronoun. */
	before: readonly Occurrence[];
	later: readonly Occurrence[];
	/** Whoever says what the pronoun stands in, or −1. */
	speaker: number;
	/** Number of the quotation it stands in, or −1. */
	quote: number;
	/** Whom "he" and "she" have stood for. */
	calledSo: ReadonlyMap<number, 'he' | 'she'>;
}

export function candidatesFor(
	referents: Referents,
	pronoun: PronounWord,
	{ sentence, before, later, speaker, quote, calledSo }: Surroundings
): Candidate[] {
	const { tree } = referents.sentences[sentence]!;
	const found = new Map<number, Candidate | null>();
	const consider = (occurrence: Occurrence, after: boolean) => {
		const { referent } = occurrence;
		if (isOnlyQuoted(occurrence) && quote < 0) return;
		let candidate = found.get(referent);
		if (candidate === null) return;
		const bars =
			occurrence.sentence === sentence && !after && !mayBind(tree, pronoun, occurrence.head);
		const called = calledSo.get(referent);
		const other = called !== undefined && called !== pronoun.kind && pronoun.kind !== 'it';
		const agrees = bars || other ? 0 : agreement(referents, pronoun, occurrence);
		if (agrees === 0 || (referent === speaker && pronoun.kind !== 'it')) {
			// What one place of it rules out, all do, unless only the type was in doubt.
			if (bars || referent === speaker) found.set(referent, null);
			return;
		}
		candidate ??= { referent, occurrences: [], latest: occurrence, after, agrees };
		candidate.occurrences.push(occurrence);
		candidate.latest = occurrence;
		if (agrees > candidate.agrees) candidate.agrees = agrees;
		found.set(referent, candidate);
	};
	for (const occurrence of before) if (occurrence.referent >= 0) consider(occurrence, false);
	const clause = clauseOf(tree, pronoun.position);
	if (pronoun.place === 'subject' || pronoun.place === 'object') {
		// "He said that Ben …": he is not Ben (principle C).
		for (const { head, referent } of later)
			if (isBelow(tree, head, clause)) found.set(referent, null);
	}
	for (const occurrence of later) {
		const isMain =
			/subject/.test(occurrence.role) &&
			tree.words[clause]!.head === clauseOf(tree, occurrence.head) &&
			tree.is(clause, 'advcl');
		if (isMain && !found.has(occurrence.referent)) consider(occurrence, true);
	}
	return [...found.values()].filter((candidate) => candidate !== null);
}

/** "My mother" in what somebody says: the writer means others. */
const isOnlyQuoted = ({ quote, kind }: Occurrence) =>
	quote >= 0 && kind !== 'named' && kind !== 'pronoun' && kind !== 'several';

/** "in Torvik", "N7": nobody, whatever it is. */
const isPlaced = (tree: SentenceTree, head: number) =>
	/\d/.test(tree.words[head]!.text) ||
	tree.children(head, 'case').some((at) => PLACING.test(tree.words[at]!.text));
const PLACING = /^(?:in|at|near|into|onto|towards|through|across|outside|inside)$/i;

function isBelow({ words }: SentenceTree, at: number, above: number): boolean {
	let up = at;
	while (up >= 0 && up !== above) up = words[up]!.head;
	return up >= 0;
}

function agreement(
	{ all, sentences }: Referents,
	{ kind }: PronounWord,
	{ referent, sentence, head, kind: how, joined, confidence, fine }: Occurrence
): 0 | 1 | 2 {
	const { type, gender, genderGuessed, plural, named } = all[referent]!;
	if (type === 'time') return 0;
	const { tree } = sentences[sentence]!;
	const unsure = named && !isPlaced(tree, head) && confidence < UNSURE_TYPE;
	if (kind === 'they') {
		if (plural) return 2;
		if (named && type === 'person') return 0;
		if (how === 'pronoun') return 1;
		const { lemma } = tree.words[head]!;
		if (type === 'organization' || isCollective(lemma)) return 1;
		return type === 'person' && !named && !joined && gender === '' ? 1 : 0;
	}
	if (plural) return 0;
	if (kind === 'it') return type === 'person' && !unsure && fine === 'person' ? 0 : 1;
	if (type !== 'person' && fine !== 'animal' && !unsure) return 0;
	if (gender === '') return 1;
	if (gender !== (kind === 'he' ? 'm' : 'f')) return 0;
	return genderGuessed ? 1 : 2;
}
