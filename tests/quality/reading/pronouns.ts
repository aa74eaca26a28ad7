/** Compares what the reader takes pronouns for with what is annotated by hand. */
import { readArticle, type ReaderModels } from '../../../src/lib/core/reading/read.ts';
import type { Reading } from '../../../src/lib/core/reading/reading.ts';
import { annotatedFiles } from './annotated-files.ts';
import {
	readReferenceAnnotation,
	type AnnotatedReference,
	type MarkedSpan
} from './reference-annotation.ts';

/** One pronoun that is annotated, with what was read of it. */
export interface PronounOutcome {
	annotated: MarkedSpan;
	/** What the cluster is called; empty where the pronoun was left alone. */
	read: string[];
	/** `alone`: left alone though it stands for something; `nothing`: rightly left alone. */
	result: 'right' | 'wrong' | 'alone' | 'nothing';
}

const LITTLE = new Set(
	'the a an of at in on for or to his her its their who mr mrs ms dr miss sir one each every this that these those'.split(
		' '
	)
);

/** Words that tell what is named, in lower case; "and" tells several from one. */
const contentWords = (name: string) =>
	name
		.toLowerCase()
		.replace(/[’']s\b/g, '')
		.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu)
		?.filter((word) => !LITTLE.has(word)) ?? [];

/** Whether two phrases may name one thing: the words of the shorter are among those of the longer. */
function sameName(a: string, b: string): boolean {
	const [few, many] = [contentWords(a), contentWords(b)].sort((x, y) => x.length - y.length);
	if (few!.includes('and') !== many!.includes('and')) return false;
	return few!.length > 0 && few!.every((word) => many!.includes(word));
}

/** What a cluster is called in the text, its name first; of a phrase only up to its head, and the head alone. */
function namesOf(reading: Reading, cluster: number): string[] {
	const called = reading.sentences.flatMap(({ mentions, tree, text, start }) =>
		mentions
			.filter((mention) => mention.cluster === cluster)
			.flatMap((mention) => {
				const head = tree.words[mention.head]!;
				return [text.slice(mention.start - start, head.end - start), head.text];
			})
	);
	const { name } = reading.clusters[cluster]!;
	return called.length === 0 || /^\p{Lu}/u.test(name) ? [name, ...called] : called;
}

/** Every annotated pronoun with what was read of it. */
export function comparePronouns(text: AnnotatedReference, reading: Reading): PronounOutcome[] {
	return text.pronouns.map((annotated) => {
		let cluster = -1;
		for (const { tree, pronouns } of reading.sentences) {
			for (const pronoun of pronouns) {
				if (tree.words[pronoun.position]!.start === annotated.start) cluster = pronoun.cluster;
			}
		}
		if (cluster < 0) {
			return { annotated, read: [], result: annotated.stands === '' ? 'nothing' : 'alone' };
		}
		const read = namesOf(reading, cluster);
		const right = annotated.stands !== '' && read.some((name) => sameName(name, annotated.stands));
		return { annotated, read, result: right ? 'right' : 'wrong' };
	});
}

const percent = (part: number, whole: number) =>
	whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

/** How many pronouns are resolved and how many of these rightly, by kind, as lines to print. */
export function summarisePronouns(outcomes: readonly PronounOutcome[]): string[] {
	const line = (name: string, own: readonly PronounOutcome[]) => {
		const count = (result: PronounOutcome['result']) =>
			own.filter((one) => one.result === result).length;
		const resolved = count('right') + count('wrong');
		const told = own.filter(({ annotated }) => annotated.stands !== '').length;
		return `${name.padEnd(12)} ${own.length} annotated, ${resolved} resolved: right ${percent(count('right'), resolved)}; of ${told} that stand for something: right ${percent(count('right'), told)}`;
	};
	const kinds = [
		['he', /^h(?:e|im|is|imself)$/i],
		['she', /^(?:she|her|hers|herself)$/i],
		['it', /^it(?:s|self)?$/i],
		['they', /^the/i]
	] as const;
	return [
		line('pronouns', outcomes),
		...kinds.map(([kind, form]) =>
			line(
				`  ${kind}`,
				outcomes.filter(({ annotated }) => form.test(annotated.text))
			)
		)
	];
}

/** Pronouns resolved wrongly, and those left alone. */
export function pronounDisagreements(
	name: string,
	text: AnnotatedReference,
	outcomes: readonly PronounOutcome[]
): string[] {
	return outcomes
		.filter(({ result }) => result === 'wrong' || result === 'alone')
		.map(({ annotated: { start, end, stands }, read, result }) => {
			const before = text.text.slice(Math.max(0, start - 60), start);
			const after = text.text.slice(end, end + 30);
			const around = `${before}⟦${text.text.slice(start, end)}⟧${after}`.replace(/\s+/g, ' ');
			const taken = result === 'wrong' ? ` — “${read[0]}”, not “${stands}”` : ` — “${stands}”`;
			return `  ${name} ${result}: …${around}…${taken}`;
		});
}

/**
 * Prints how many pronouns are read as annotated, and with `show` which are not.
 * @throws AnnotationError on a file that is not in the format
 */
export function evaluatePronouns(
	models: ReaderModels,
	options: { held: boolean; show: boolean }
): void {
	const files = annotatedFiles('reference', options.held);
	const outcomes = files.flatMap(({ name, text }) => {
		const annotated = readReferenceAnnotation(name, text);
		const found = comparePronouns(annotated, readArticle(annotated.text, models));
		if (options.show) {
			for (const line of pronounDisagreements(name, annotated, found)) console.log(line);
		}
		return found;
	});
	console.log(`\nPronouns in ${files.length} ${options.held ? 'held-back' : 'open'} files`);
	for (const line of summarisePronouns(outcomes)) console.log(line);
}
