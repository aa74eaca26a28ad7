/** Reads treebank files for the commands that train and measure the reader. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
	ConlluError,
	readConllu,
	treeOf,
	type ConlluSentence,
	type Tree
} from '../lib/core/reading/syntax/conllu.ts';
import { MODEL_PATH } from '../lib/server/generation/syntax-model.ts';
import { PRONOUNS_PATH } from '../lib/server/generation/pronoun-model.ts';
import { TYPING_PATH } from '../lib/server/generation/typing-model.ts';

/** What the caller did wrong or the input cannot be, as one line; commands end with exit code 2. */
export class UsageError extends Error {}

/** @throws UsageError when the file cannot be read or is not CoNLL-U in UTF-8 */
export function readConlluFile(path: string): ConlluSentence[] {
	let bytes: Buffer;
	try {
		bytes = readFileSync(path);
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code;
		const why =
			code === 'ENOENT'
				? 'there is no such file'
				: code === 'EISDIR'
					? 'it is a folder'
					: 'it cannot be opened';
		throw new UsageError(`Cannot read ${path}: ${why}.`);
	}
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new UsageError(`Cannot read ${path}: it is not text in UTF-8.`);
	}
	try {
		return readConllu(text);
	} catch (error) {
		if (error instanceof ConlluError)
			throw new UsageError(`Cannot read ${path}: ${error.message}.`);
		throw error;
	}
}

/**
 * The treebanks of a folder that have a part, by name: `ewt.train.conllu` is `ewt`'s train part.
 * @throws UsageError when the folder has none
 */
export function readTreebanks(folder: string, part: string): { name: string; trees: Tree[] }[] {
	return readParts(folder, part).map(({ name, sentences }) => ({
		name,
		trees: sentences.map(treeOf).filter((tree) => tree !== null)
	}));
}

/**
 * Of the treebanks whose entities are annotated, as GUM's are: the sentences of each text.
 * @throws UsageError when the folder has no treebanks at all
 */
export function readEntityTexts(
	folder: string,
	part: string
): { name: string; texts: ConlluSentence[][] }[] {
	return readParts(folder, part).flatMap(({ name, sentences }) => {
		const annotated = sentences.some(({ rows }) => rows.some((row) => ENTITY.test(row[9]!)));
		if (!annotated) return [];
		const texts: ConlluSentence[][] = [];
		for (const sentence of sentences) {
			const begins = sentence.comments.some((line) => NEW_TEXT.test(line));
			if (begins || texts.length === 0) texts.push([]);
			texts.at(-1)!.push(sentence);
		}
		return [{ name, texts }];
	});
}

const ENTITY = /(?:^|\|)Entity=/;
const NEW_TEXT = /^#\s*newdoc\b/;

function readParts(folder: string, part: string): { name: string; sentences: ConlluSentence[] }[] {
	let names: string[];
	try {
		names = readdirSync(folder);
	} catch {
		throw new UsageError(`Cannot read ${folder}: there is no such folder.`);
	}
	const ending = `.${part}.conllu`;
	const files = names.filter((name) => name.endsWith(ending)).sort();
	if (files.length === 0) throw new UsageError(`There is no *${ending} in ${folder}.`);
	return files.map((file) => ({
		name: file.slice(0, -ending.length),
		sentences: readConlluFile(join(folder, file))
	}));
}

/** The reader's model files: where it finds them, or by the same names in a folder. */
export function modelPaths(folder?: string): { syntax: string; typing: string; pronouns: string } {
	const within = (path: string) => (folder === undefined ? path : join(folder, basename(path)));
	return {
		syntax: within(MODEL_PATH),
		typing: within(TYPING_PATH),
		pronouns: within(PRONOUNS_PATH)
	};
}

/** Runs a command: a UsageError is one line on standard error and exit code 2. */
export async function runCommand(command: (args: string[]) => void | Promise<void>): Promise<void> {
	try {
		await command(process.argv.slice(2));
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		process.stderr.write(`${error.message}\n`);
		process.exitCode = 2;
	}
}
