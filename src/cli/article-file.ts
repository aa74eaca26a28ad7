import { readFileSync } from 'node:fs';
import { extractText, type ExtractedText } from '../lib/server/generation/extract-text.ts';
import { UsageError } from './treebank.ts';

/**
 * The text of a text, Markdown or HTML file, or of standard input for '-'.
 * @throws UsageError when it cannot be read or is not UTF-8
 */
export function readArticleFile(path: string): ExtractedText {
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
	const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
	try {
		const content = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		const html =
			ending === 'html' ||
			ending === 'htm' ||
			(path === '-' && /^\s*<(?:!doctype|html)/i.test(content));
		const kind = html ? 'html' : ending === 'md' || ending === 'markdown' ? 'markdown' : 'text';
		return extractText(content, kind);
	} catch {
		throw new UsageError(
			`Cannot read ${path}: it is not text in UTF-8. Save it as UTF-8 and try again.`
		);
	}
}
