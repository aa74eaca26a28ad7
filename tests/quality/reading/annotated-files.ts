/** Finds the annotated files of one kind, and parses their text as the reader does. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { segment } from '../../../src/lib/core/reading/segment/segment.ts';
import type { SyntaxReader } from '../../../src/lib/core/reading/syntax/analyse.ts';
import { SentenceTree, type ParsedSentence } from '../../../src/lib/core/reading/tree.ts';

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
	const found: ParsedSentence[] = [];
	let paragraph = 0;
	for (const line of text.matchAll(/[^\n]+/g)) {
		for (const { start, end, tokens } of segment(text, line.index, line.index + line[0].length)) {
			const forms = tokens.map((token) => token.text);
			const syntax = reader.read(forms);
			const treeOf = (heads: readonly number[], labels: readonly string[]) =>
				new SentenceTree(
					tokens.map((token, i) => ({
						...token,
						upos: syntax.upos[i]!,
						xpos: syntax.xpos[i]!,
						lemma: syntax.lemmas[i]!,
						head: heads[i]! - 1,
						label: labels[i]!,
						sure: syntax.sure[i]!
					}))
				);
			found.push({
				id: `s${found.length + 1}`,
				start,
				end,
				text: text.slice(start, end),
				paragraph,
				tree: treeOf(syntax.heads, syntax.labels),
				others: reader.weigh(forms).opinions.map(({ heads, labels }) => treeOf(heads, labels))
			});
		}
		paragraph++;
	}
	return found;
}
