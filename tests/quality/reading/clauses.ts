/** Compares the clauses the reader finds with those annotated by hand. */
import { readClauses } from '../../../src/lib/core/reading/clauses/read-clauses.ts';
import type { Clause, Phrase } from '../../../src/lib/core/reading/clauses/clause.ts';
import type { SyntaxReader } from '../../../src/lib/core/reading/syntax/analyse.ts';
import type { ParsedSentence } from '../../../src/lib/core/reading/tree.ts';
import { annotatedFiles, parsePlainText } from './annotated-files.ts';
import {
	FLAGS,
	readClauseAnnotation,
	ROLES,
	type AnnotatedClause,
	type AnnotatedText,
	type Marked
} from './clause-annotation.ts';

export const FIELDS = [...ROLES, 'said', ...FLAGS] as const;
export type Field = (typeof FIELDS)[number];

/** One clause that is annotated, read, or both. */
export interface ClauseOutcome {
	sentence: string;
	predicate: string;
	/** Of the clause read; null when it was not. */
	id: string | null;
	annotated: boolean;
	read: boolean;
	sure: boolean;
	confidence: number;
	/** Fields that are not as annotated, with what they should be and what they are; of a clause both have. */
	wrong: { field: Field; want: string; got: string }[];
	/** Fields that the annotation or the reader fills. */
	filled: { field: Field; wanted: boolean; given: boolean }[];
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
	a.start < b.end && b.start < a.end;

/** Words by which a member may be named: its head, and of a name all its words. */
function namedBy(sentence: ParsedSentence, head: number): number[] {
	const { tree } = sentence;
	const { words } = tree;
	const isName = (i: number) => words[i]!.upos === 'PROPN' || words[i]!.xpos.startsWith('NNP');
	const found = [head];
	for (let i = 0; i < found.length; i++) {
		const at = found[i]!;
		for (const child of tree.children(at)) {
			const apart = words[child - 1]?.text === ',';
			const joins =
				tree.is(child, 'flat') ||
				(tree.is(child, 'appos') && isName(child) && !apart) ||
				(isName(at) &&
					isName(child) &&
					!apart &&
					tree.children(child, 'case').every((k) => words[k]!.xpos !== 'POS') &&
					['compound', 'amod', 'nmod', 'nummod'].some((label) => tree.is(child, label)));
			if (joins) found.push(child);
		}
	}
	return found;
}

function samePhrase(
	sentences: readonly ParsedSentence[],
	phrase: Phrase | null,
	wanted: readonly Marked[]
): boolean {
	if (!phrase) return wanted.length === 0;
	const sentence = sentences[phrase.sentence]!;
	const members = phrase.members.map((head) =>
		namedBy(sentence, head).map((i) => sentence.tree.words[i]!)
	);
	return (
		members.length === wanted.length &&
		wanted.every((mark) => members.some((words) => words.some((word) => overlaps(word, mark))))
	);
}

const headsOf = (sentences: readonly ParsedSentence[], phrase: Phrase | null) =>
	phrase === null
		? ''
		: phrase.members.map((i) => sentences[phrase.sentence]!.tree.words[i]!.text).join('+');
const textOf = (marks: readonly Marked[]) => marks.map((mark) => mark.text).join('+');

function compare(
	sentences: readonly ParsedSentence[],
	clauses: ReadonlyMap<string, Clause>,
	annotated: AnnotatedClause,
	clause: Clause
): Pick<ClauseOutcome, 'wrong' | 'filled'> {
	const wrong: ClauseOutcome['wrong'] = [];
	const filled: ClauseOutcome['filled'] = [];
	const note = (field: Field, want: string, got: string, right: boolean) => {
		if (want || got) filled.push({ field, wanted: want !== '', given: got !== '' });
		if (!right) wrong.push({ field, want, got });
	};
	const { words } = sentences[clause.sentence]!.tree;
	for (const role of ['agent', 'patient', 'recipient'] as const) {
		const want = annotated.roles[role];
		const right = samePhrase(sentences, clause[role], want);
		note(role, textOf(want), headsOf(sentences, clause[role]), right);
	}
	const content = clause.content === null ? undefined : clauses.get(clause.content);
	const told = content && words[content.predicate]!;
	const wanted = annotated.roles.content;
	const sameContent = told ? wanted.some((mark) => overlaps(mark, told)) : wanted.length === 0;
	note('content', textOf(wanted), told?.text ?? '', sameContent);
	const { kind, source, heard } = clause.factuality;
	const { said } = annotated;
	const saidRight =
		said === null
			? !heard
			: said === '?'
				? heard && source === null
				: source !== null && samePhrase(sentences, source, said);
	const saidText = said === null ? '' : said === '?' ? '?' : textOf(said);
	note('said', saidText, heard ? headsOf(sentences, source) || '?' : '', saidRight);
	const { negated } = clause.verb;
	note(
		'not',
		annotated.flags.not ? 'yes' : '',
		negated ? 'yes' : '',
		annotated.flags.not === negated
	);
	// The reader tells one of the two, and a clause may be both.
	const unreal = kind === 'hypothetical';
	const conditional = kind === 'conditional';
	const both = annotated.flags.if && annotated.flags.unreal && (unreal || conditional);
	for (const [flag, given] of [
		['if', conditional],
		['unreal', unreal]
	] as const) {
		const want = annotated.flags[flag];
		note(flag, want ? 'yes' : '', given ? 'yes' : '', want === given || both);
	}
	return { wrong, filled };
}

/** Every clause of a text, annotated or read or both, in the order of the sentences. */
export function compareClauses(
	annotation: AnnotatedText,
	sentences: readonly ParsedSentence[]
): ClauseOutcome[] {
	const clauses = readClauses(sentences);
	const byId = new Map(clauses.map((clause) => [clause.id, clause]));
	const at = (clause: Clause) => sentences[clause.sentence]!.tree.words[clause.predicate]!;
	const found: ClauseOutcome[] = [];
	for (const sentence of annotation.sentences) {
		const left = new Set(clauses.filter((clause) => overlaps(at(clause), sentence)));
		for (const annotated of sentence.clauses) {
			const clause = [...left].find((one) => overlaps(at(one), annotated.predicate));
			if (clause) left.delete(clause);
			found.push({
				sentence: sentence.text,
				predicate: annotated.predicate.text,
				id: clause?.id ?? null,
				annotated: true,
				read: clause !== undefined,
				sure: clause?.sure ?? false,
				confidence: clause?.confidence ?? 0,
				...(clause ? compare(sentences, byId, annotated, clause) : { wrong: [], filled: [] })
			});
		}
		for (const clause of left) {
			const { id, sure, confidence } = clause;
			const predicate = at(clause).text;
			const base = { sentence: sentence.text, predicate, id, annotated: false, read: true };
			found.push({ ...base, sure, confidence, wrong: [], filled: [] });
		}
	}
	return found;
}

/** Whether a clause was read just as it is annotated. */
export const isRight = (one: ClauseOutcome) => one.annotated && one.read && one.wrong.length === 0;

const percent = (part: number, whole: number) =>
	whole === 0 ? '    –' : `${((100 * part) / whole).toFixed(1).padStart(5)}`;

/** Precision and recall of clauses, of sure clauses and of every field, as lines to print. */
export function summarise(outcomes: readonly ClauseOutcome[]): string[] {
	const count = (test: (one: ClauseOutcome) => boolean) => outcomes.filter(test).length;
	const right = isRight;
	const annotated = count((one) => one.annotated);
	const read = count((one) => one.read);
	const both = count((one) => one.annotated && one.read);
	const sure = count((one) => one.sure);
	const sureRight = count((one) => one.sure && right(one));
	const lines = [
		`clauses      ${annotated} annotated, ${read} read: precision ${percent(both, read)} recall ${percent(both, annotated)}`,
		`all right    ${percent(count(right), annotated)} of those annotated`,
		`sure         ${sure}: all right ${percent(sureRight, sure)}, coverage ${percent(sureRight, annotated)} of those annotated`
	];
	for (const field of FIELDS) {
		const filled = outcomes.flatMap((one) =>
			one.filled.filter((entry) => entry.field === field).map((entry) => ({ ...entry, one }))
		);
		const wrong = (one: ClauseOutcome) => one.wrong.some((entry) => entry.field === field);
		const wanted = filled.filter((entry) => entry.wanted);
		const given = filled.filter((entry) => entry.given);
		const hit = filled.filter((entry) => entry.wanted && entry.given && !wrong(entry.one)).length;
		const inSure = count((one) => one.sure && wrong(one));
		lines.push(
			`${field.padEnd(12)} precision ${percent(hit, given.length)} recall ${percent(hit, wanted.length)} of ${String(wanted.length).padStart(4)}; wrong in ${inSure} sure`
		);
	}
	return lines;
}

/** What is not as annotated, sentence by sentence; sure clauses are marked with `!`. */
export function disagreements(outcomes: readonly ClauseOutcome[]): string[] {
	const lines: string[] = [];
	let last = '';
	for (const one of outcomes) {
		if (one.annotated && one.read && one.wrong.length === 0) continue;
		if (one.sentence !== last) lines.push('', `= ${one.sentence}`);
		last = one.sentence;
		const what = !one.read
			? 'missing'
			: !one.annotated
				? 'not annotated'
				: one.wrong
						.map(({ field, want, got }) => `${field} ${got || '–'}, not ${want || '–'}`)
						.join('; ');
		lines.push(`${one.sure ? '!' : ' '} ${one.predicate} (${one.confidence.toFixed(2)}): ${what}`);
	}
	return lines;
}

/**
 * Prints how well the annotated clauses are read, and with `show` where not.
 * @throws AnnotationError on a file that is not in the format
 */
export function evaluateClauses(
	reader: SyntaxReader,
	options: { held: boolean; show: boolean }
): void {
	const files = annotatedFiles('clauses', options.held);
	const outcomes = files.flatMap(({ name, text }) => {
		const annotation = readClauseAnnotation(name, text);
		return compareClauses(annotation, parsePlainText(annotation.text, reader));
	});
	if (options.show) for (const line of disagreements(outcomes)) console.log(line);
	console.log(`\nClauses in ${files.length} ${options.held ? 'held-back' : 'open'} files`);
	for (const line of summarise(outcomes)) console.log(line);
}
