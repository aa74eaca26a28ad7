/** Compares the norms the reader finds with those annotated by hand. */
import { readArticle, type ReaderModels } from '../../../src/lib/core/reading/read.ts';
import type { Phrase } from '../../../src/lib/core/reading/clauses/clause.ts';
import type { Reading } from '../../../src/lib/core/reading/reading.ts';
import type { Limit, Norm } from '../../../src/lib/core/reading/rules/norm.ts';
import { annotatedFiles } from './annotated-files.ts';
import { readNormAnnotation, type AnnotatedNorm, type AnnotatedPolicy } from './norm-annotation.ts';

const PARTS = ['bearer', 'object', 'conditions', 'exceptions'] as const;
type Part = (typeof PARTS)[number];

/** One norm that is annotated, read, or both. */
export interface NormOutcome {
	sentence: string;
	annotated: AnnotatedNorm | null;
	read: Norm | null;
	/** Of a norm both have: the parts that are not as annotated. */
	wrong: { part: Part; want: string; got: string }[];
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
	a.start < b.end && b.start < a.end;
const plain = (text: string) =>
	text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s’'-]/gu, '')
		.replace(/\s+/g, ' ')
		.trim();

/** Whether the phrase has these heads; a member of several words may be named by any of them but its first articles. */
function samePhrase(reading: Reading, phrase: Phrase | null, wanted: readonly string[]): boolean {
	if (!phrase) return wanted.length === 0;
	const { words } = reading.sentences[phrase.sentence]!.tree;
	const heads = phrase.members.map((i) => [plain(words[i]!.text), plain(words[i]!.lemma)]);
	return (
		wanted.length === heads.length &&
		wanted.every((head) => {
			const last = plain(head).split(' ').at(-1)!;
			return heads.some((forms) => forms.includes(plain(head)) || forms.includes(last));
		})
	);
}

/** The same limits, whatever stands at their edges: each of one list holds or is held by one of the other. */
function sameLimits(found: readonly Limit[], wanted: readonly string[]): boolean {
	if (found.length !== wanted.length) return false;
	const left = found.map(({ text }) => plain(text));
	return wanted.every((want) => {
		const at = left.findIndex((text) => text.includes(plain(want)) || plain(want).includes(text));
		if (at >= 0) left.splice(at, 1);
		return at >= 0;
	});
}

const headsOf = (reading: Reading, phrase: Phrase | null) =>
	phrase === null
		? ''
		: phrase.members.map((i) => reading.sentences[phrase.sentence]!.tree.words[i]!.text).join('+');
const textsOf = (limits: readonly Limit[]) => limits.map(({ text }) => text).join('; ');

function compare(reading: Reading, want: AnnotatedNorm, got: Norm): NormOutcome['wrong'] {
	const wrong: NormOutcome['wrong'] = [];
	const note = (part: Part, right: boolean, wanted: string, found: string) => {
		if (!right) wrong.push({ part, want: wanted, got: found });
	};
	const { bearer, object, conditions, exceptions } = got;
	note(
		'bearer',
		samePhrase(reading, bearer, want.bearer),
		want.bearer.join('+'),
		headsOf(reading, bearer)
	);
	note(
		'object',
		samePhrase(reading, object, want.object),
		want.object.join('+'),
		headsOf(reading, object)
	);
	note(
		'conditions',
		sameLimits(conditions, want.conditions),
		want.conditions.join('; '),
		textsOf(conditions)
	);
	note(
		'exceptions',
		sameLimits(exceptions, want.exceptions),
		want.exceptions.join('; '),
		textsOf(exceptions)
	);
	return wrong;
}

/** "carry out" is found under "carry" or "carry out"; "be labelled" under its verb. */
function sameAction(want: string, { verb }: Norm): boolean {
	const own = plain(want);
	const full = `${verb.lemma} ${verb.particle}`.trim();
	return [verb.lemma, full].includes(own) || own.split(' ')[0] === verb.lemma;
}

/** Every norm of a text, annotated or read or both, in the order of the text. */
export function compareNorms(policy: AnnotatedPolicy, reading: Reading): NormOutcome[] {
	const left = new Set(reading.norms);
	const found: (NormOutcome & { at: number })[] = [];
	for (const annotated of policy.norms) {
		const here = [...left].filter(
			(norm) =>
				overlaps(reading.sentences[norm.sentence]!, annotated) &&
				norm.force === annotated.force &&
				sameAction(annotated.action, norm)
		);
		const read =
			here.find((norm) => compare(reading, annotated, norm).length === 0) ?? here[0] ?? null;
		if (read) left.delete(read);
		found.push({
			at: annotated.start,
			sentence: policy.text.slice(annotated.start, annotated.end),
			annotated,
			read,
			wrong: read ? compare(reading, annotated, read) : []
		});
	}
	for (const read of left) {
		const { text, start } = reading.sentences[read.sentence]!;
		found.push({ at: start, sentence: text, annotated: null, read, wrong: [] });
	}
	return found.sort((a, b) => a.at - b.at);
}

const percent = (part: number, whole: number) =>
	whole === 0 ? '    –' : `${((100 * part) / whole).toFixed(1).padStart(5)}`;

/** Precision and recall of norms, and how often their parts are as annotated, as lines to print. */
export function summariseNorms(outcomes: readonly NormOutcome[]): string[] {
	const annotated = outcomes.filter((one) => one.annotated).length;
	const read = outcomes.filter((one) => one.read).length;
	const both = outcomes.filter((one) => one.annotated && one.read);
	const without = (part: Part) =>
		both.filter((one) => one.wrong.every((entry) => entry.part !== part)).length;
	// An exception of a norm that was not found is an exception on no norm.
	const excepted = outcomes.filter((one) => (one.annotated?.exceptions.length ?? 0) > 0);
	const given = outcomes.filter((one) => (one.read?.exceptions.length ?? 0) > 0);
	const right = excepted.filter(
		(one) => one.read && one.wrong.every(({ part }) => part !== 'exceptions')
	);
	return [
		`norms        ${annotated} annotated, ${read} read: precision ${percent(both.length, read)} recall ${percent(both.length, annotated)}`,
		...PARTS.map(
			(part) => `${part.padEnd(12)} ${percent(without(part), both.length)} of norms found`
		),
		`exceptions   on the right norm: ${percent(right.length, excepted.length)} of ${excepted.length} annotated, ${percent(right.length, given.length)} of ${given.length} read`
	];
}

/** What is not as annotated, sentence by sentence. */
export function normDisagreements(outcomes: readonly NormOutcome[]): string[] {
	const lines: string[] = [];
	let last = '';
	for (const { sentence, annotated, read, wrong } of outcomes) {
		if (annotated && read && wrong.length === 0) continue;
		if (sentence !== last) lines.push('', `= ${sentence}`);
		last = sentence;
		const name = annotated
			? `${annotated.force} ${annotated.action}`
			: `${read!.force} ${read!.verb.lemma}`;
		const what = !read
			? 'missing'
			: !annotated
				? `not annotated (${read.action})`
				: wrong
						.map(({ part, want, got }) => `${part} “${got || '–'}”, not “${want || '–'}”`)
						.join('; ');
		lines.push(`  ${name}: ${what}`);
	}
	return lines;
}

/**
 * Prints how well the annotated norms are read, and with `show` where not.
 * @throws AnnotationError on a file that is not in the format
 */
export function evaluateNorms(
	models: ReaderModels,
	options: { held: boolean; show: boolean }
): void {
	const files = annotatedFiles('norms', options.held);
	const outcomes = files.flatMap(({ name, text }) => {
		const policy = readNormAnnotation(name, text);
		return compareNorms(policy, readArticle(policy.text, models));
	});
	if (options.show) for (const line of normDisagreements(outcomes)) console.log(line);
	console.log(`\nNorms in ${files.length} ${options.held ? 'held-back' : 'open'} files`);
	for (const line of summariseNorms(outcomes)) console.log(line);
}
