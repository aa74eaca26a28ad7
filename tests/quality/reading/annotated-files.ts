/** Finds the annotated files of one kind, and parses their text as the reader does. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSentences } from '../../../src/lib/core/reading/parse-sentences.ts';
import type { SyntaxReader } from '../../../src/lib/core/reading/syntax/analyse.ts';
import type { ParsedSentence } from '../../../src/lib/core/reading/tree.ts';

export interface AnnotatedFile {
	name: string;
	text: string;
}

/** The open files of a folder here (`clauses`, …), or with `held` those held back; in the order of their names. */
export function annotatedFiles(folder: string, held: boolean): AnnotatedFile[] {
	const path = fileURLToPath(new URL(`./${folder}/`, import.meta.url));
	let names: string[] = [];
	try {
		names = readdirSync(path);
	} catch {
		// Nothing annotated yet.
	}
	return names
		.filter((name) => name.endsWith('.txt') && name.startsWith('held-') === held)
		.sort()
		.map((name) => ({ name, text: readFileSync(`${path}${name}`, 'utf8') }));
}

/** Paragraphs (lines) of plain text → parsed sentences, with nothing set aside. */
export function parsePlainText(text: string, reader: SyntaxReader): ParsedSentence[] {
	return [...text.matchAll(/[^\n]+/g)]
		.flatMap(({ 0: line, index }, paragraph) =>
			parseSentences(text, { start: index, end: index + line.length }, reader).map((one) => ({
				...one,
				paragraph
			}))
		)
		.map((one, i) => ({ ...one, id: `s${i + 1}` }));
}
