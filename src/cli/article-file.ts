import { readFileSync } from 'node:fs';
import { assemble } from '../lib/core/article/pieces.ts';
import { DomainError } from '../lib/server/errors.ts';
import { readIn } from '../lib/server/generation/read-in.ts';
import { UsageError } from './treebank.ts';

/** The article in a file: its title ('' where it names none) and its text, without what is cut away around it. */
export interface ArticleFile {
	title: string;
	text: string;
}

/**
 * The article in a text, Markdown, HTML, Word or PDF file, or in standard input for '-'.
 * @throws UsageError when it cannot be read
 */
export async function readArticleFile(path: string): Promise<ArticleFile> {
	let bytes: Buffer;
	try {
		bytes = readFileSync(path === '-' ? 0 : path);
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
	// Text may be called anything here: whoever names a file at a terminal means it.
	const name = /\.(docx|pdf|x?html?|md|markdown)$/i.test(path) ? path : '';
	try {
		const { title, pieces } = await readIn({ bytes: new Uint8Array(bytes), name, type: '' });
		return { title, text: assemble(pieces) };
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		throw new UsageError(`Cannot read ${path}. ${error.message}`);
	}
}
