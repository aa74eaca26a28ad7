/** Compares the speakers the reader gives to quotations with those annotated by hand. */
import { readArticle, type ReaderModels } from '../../../src/lib/core/reading/read.ts';
import type { Quote, Reading } from '../../../src/lib/core/reading/reading.ts';
import { annotatedFiles } from './annotated-files.ts';
import {
	readReferenceAnnotation,
	type AnnotatedReference,
	type MarkedSpan
} from './reference-annotation.ts';

/** One quotation that is annotated, with what was read of it. */
export interface QuoteOutcome {
	annotated: MarkedSpan;
	/** Null when it was not found. */
	read: Quote | null;
	/** The speaker's name as read; for a pronoun what the annotation says it stands for. '' without one. */
	speaker: string;
	/** `none`: nobody is named where somebody says it; `nobody`: rightly nobody. */
	result: 'right' | 'wrong' | 'none' | 'nobody';
}

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }) =>
	Math.min(a.end, b.end) - Math.max(a.start, b.start);

const LITTLE = new Set(
	'the a an of at in on for and or to his her its their who mr mrs ms dr miss sir'.split(' ')
);

/** Words that may name somebody, in lower case. */
const contentWords = (name: string) =>
	name
		.toLowerCase()
		.replace(/[’']s\b/g, '')
		.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu)
		?.filter((word) => !LITTLE.has(word)) ?? [];

/** Whether two names may be of one: the words of the shorter are among those of the longer ("Lopez", "Ana Lopez"). */
function sameName(a: string, b: string): boolean {
	const [few, many] = [contentWords(a), contentWords(b)].sort((x, y) => x.length - y.length);
	return few!.length > 0 && few!.every((word) => many!.includes(word));
}

/** The reader's speaker under a name: a pronoun stands for what the annotation says, and may stand for nobody. */
function nameOf({ pronouns }: AnnotatedReference, { speaker }: Quote): string {
	if (!speaker) return '';
	const pronoun = pronouns.find(({ start, end }) => start === speaker.start && end === speaker.end);
	return pronoun ? pronoun.stands : speaker.text;
}

/** Whether the phrase is about whom the name names and not only mentions them ("the lawyer of Lopez"). */
function isAbout(reading: Reading, { speaker }: Quote, name: string, annotated: string): boolean {
	if (!speaker || name !== speaker.text) return true;
	const head = reading.sentences[speaker.sentence]!.tree.words[speaker.head]!.text;
	const wanted = contentWords(annotated);
	return [head, contentWords(name).at(-1) ?? ''].some((word) =>
		wanted.includes(word.toLowerCase())
	);
}

function judge(
	text: AnnotatedReference,
	reading: Reading,
	annotated: MarkedSpan,
	read: Quote | null
): QuoteOutcome {
	const speaker = read ? nameOf(text, read) : '';
	if (annotated.stands === '') {
		return { annotated, read, speaker, result: speaker === '' ? 'nobody' : 'wrong' };
	}
	if (!read || speaker === '') return { annotated, read, speaker, result: 'none' };
	const right =
		sameName(speaker, annotated.stands) && isAbout(reading, read, speaker, annotated.stands);
	return { annotated, read, speaker, result: right ? 'right' : 'wrong' };
}

/** Every annotated quotation with the one read that covers most of it. Quotations within quotations are left out. */
export function compareQuotes(text: AnnotatedReference, reading: Reading): QuoteOutcome[] {
	const outer = text.quotes.filter(
		(one) => !text.quotes.some((other) => other.start < one.start && other.end >= one.end)
	);
	return outer.map((annotated) => {
		const [best] = reading.quotes
			.filter((quote) => overlap(quote, annotated) > 0)
			.sort((a, b) => overlap(b, annotated) - overlap(a, annotated));
		return judge(text, reading, annotated, best ?? null);
	});
}

const percent = (part: number, whole: number) =>
	whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

/** How many speakers are right, missing and wrong, as lines to print. */
export function summariseQuotes(outcomes: readonly QuoteOutcome[]): string[] {
	const count = (result: QuoteOutcome['result']) =>
		outcomes.filter((one) => one.result === result).length;
	const given = outcomes.filter(({ speaker }) => speaker !== '').length;
	const spoken = outcomes.filter(({ annotated }) => annotated.stands !== '').length;
	return [
		`quotations   ${outcomes.length} annotated, ${outcomes.filter(({ read }) => read).length} found`,
		`speakers     ${given} given: right ${percent(count('right'), given)}; of ${spoken} that somebody says: right ${percent(count('right'), spoken)}, none ${count('none')}`,
		`nobody's     ${outcomes.length - spoken}: rightly left alone ${percent(count('nobody'), outcomes.length - spoken)}`
	];
}

/** Speakers that are not as annotated. */
export const quoteDisagreements = (name: string, outcomes: readonly QuoteOutcome[]): string[] =>
	outcomes
		.filter(({ result }) => result === 'wrong' || result === 'none')
		.map(
			({ annotated, read, speaker, result }) =>
				`  ${name} ${result}: ${annotated.text} — “${speaker}”, not “${annotated.stands}”${read ? '' : ' (not found)'}`
		);

/**
 * Prints how many speakers are read as annotated, and with `show` which are not.
 * @throws AnnotationError on a file that is not in the format
 */
export function evaluateQuotes(
	models: ReaderModels,
	options: { held: boolean; show: boolean }
): void {
	const files = annotatedFiles('reference', options.held);
	const outcomes = files.flatMap(({ name, text }) => {
		const annotated = readReferenceAnnotation(name, text);
		const found = compareQuotes(annotated, readArticle(annotated.text, models));
		if (options.show) for (const line of quoteDisagreements(name, found)) console.log(line);
		return found;
	});
	console.log(`\nQuotations in ${files.length} ${options.held ? 'held-back' : 'open'} files`);
	for (const line of summariseQuotes(outcomes)) console.log(line);
}
