/** Where an article says two things that cannot both be so. */
import type { Clause, Phrase } from '../../reading/clauses/clause.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Force, Norm } from '../../reading/rules/norm.ts';

interface Told {
	clause: Clause;
	/** Lemmas of its content words but for figures, in any order, as one text. */
	words: string;
	figures: string;
}

/**
 * Indices of the sentences of which another says the contrary: the same of the same, once denied and once not, or with
 * another figure. Only plain assertions count; what two people say may well differ.
 */
export function contestedSentences(reading: Reading): ReadonlySet<number> {
	const told = new Map<string, Told[]>();
	for (const clause of reading.clauses) {
		if (clause.kind !== 'main' || clause.quoted || clause.verb.tense === 'none') continue;
		const key = `${subjectOf(reading, clause)} ${clause.verb.lemma} ${clause.verb.particle}`;
		told.set(key, [...(told.get(key) ?? []), tell(reading, clause)]);
	}
	const contested = new Set<number>();
	for (const group of told.values()) {
		for (const [i, a] of group.entries()) {
			for (const b of group.slice(i + 1)) {
				if (!contradicts(a, b)) continue;
				contested.add(a.clause.sentence);
				contested.add(b.clause.sentence);
			}
		}
	}
	for (const [i, a] of reading.norms.entries()) {
		for (const b of reading.norms.slice(i + 1)) {
			if (!overrules(reading, a, b)) continue;
			contested.add(a.sentence);
			contested.add(b.sentence);
		}
	}
	return contested;
}

const CONTRARY: readonly (readonly [Force, Force])[] = [
	['must', 'must-not'],
	['must', 'need-not'],
	['must-not', 'may'],
	['must-not', 'should']
];

/** Whether one rule orders or allows just what the other forbids or leaves open, with no case that tells them apart. */
function overrules(reading: Reading, a: Norm, b: Norm): boolean {
	if ([...a.conditions, ...a.exceptions, ...b.conditions, ...b.exceptions].length > 0) return false;
	const contrary = CONTRARY.some((pair) => pair.includes(a.force) && pair.includes(b.force));
	if (!contrary || a.force === b.force) return false;
	const head = (phrase: Phrase | null) =>
		phrase ? reading.sentences[phrase.sentence]!.tree.words[phrase.head]!.lemma.toLowerCase() : '';
	return (
		a.verb.lemma === b.verb.lemma &&
		a.verb.particle === b.verb.particle &&
		head(a.bearer) === head(b.bearer) &&
		a.object !== null &&
		a.action === b.action
	);
}

function contradicts(a: Told, b: Told): boolean {
	if (a.words !== b.words || a.words === '') return false;
	const denied = a.clause.verb.negated !== b.clause.verb.negated;
	const differs = a.figures !== b.figures && a.figures !== '' && b.figures !== '';
	return denied !== differs;
}

function subjectOf(reading: Reading, { subject }: Clause): string {
	if (!subject) return '';
	const { mentions, tree } = reading.sentences[subject.sentence]!;
	const cluster = mentions.find((m) => m.head === subject.head)?.cluster ?? -1;
	return cluster >= 0 ? `#${cluster}` : tree.words[subject.head]!.lemma.toLowerCase();
}

const FIGURE = /^(?:NUM|SYM)$/;
const EMPTY = /^(?:DET|AUX|PUNCT|PART|ADP|CCONJ|SCONJ|PRON)$/;

function tell(reading: Reading, clause: Clause): Told {
	const { tree } = reading.sentences[clause.sentence]!;
	const subject = new Set(wordsOf(clause.subject, reading));
	const below = tree.subtree(clause.predicate).filter((i) => !subject.has(i));
	const figures = below.filter((i) => FIGURE.test(tree.words[i]!.upos));
	const words = below.filter((i) => !EMPTY.test(tree.words[i]!.upos) && !figures.includes(i));
	const text = (positions: readonly number[]) =>
		positions
			.map((i) => tree.words[i]!.lemma.toLowerCase())
			.filter((lemma) => lemma !== 'not')
			.sort()
			.join(' ');
	return { clause, words: text(words), figures: text(figures) };
}

function wordsOf(phrase: Phrase | null, reading: Reading): number[] {
	if (!phrase) return [];
	return reading.sentences[phrase.sentence]!.tree.subtree(phrase.head);
}
