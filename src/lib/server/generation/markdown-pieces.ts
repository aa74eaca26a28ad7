import { splitText, type Cut, type Piece } from '../../core/article/pieces.ts';

/** Markdown as pieces: marks go, words stay; code and tables are cut. Every pattern is linear in the text. */
export function readMarkdown(markdown: string): { title: string; pieces: Piece[] } {
	let body = markdown.replace(/\r\n?/g, '\n');
	let title = '';
	const front = /^---\n([\s\S]*?)\n---\n/.exec(body);
	if (front) {
		title = unquoted(/^title:(.*)$/m.exec(front[1]!)?.[1] ?? '');
		body = body.slice(front[0].length);
	}
	const pieces: Piece[] = [];
	const add = (text: string, cut: Cut | null) => {
		for (const piece of splitText(text)) {
			const words = piece.text.trim();
			if (words) pieces.push({ text: words, gap: '\n\n', cut });
		}
	};
	let heading = '';
	for (const [prose, code] of partsAround(body, /^(```|~~~)[^\n]*\n[\s\S]*?^\1[^\n]*$/gm)) {
		for (const [words, table] of partsOfLines(withoutComments(prose))) {
			heading ||= /^#[ \t]+(\S.*)$/m.exec(words)?.[1] ?? '';
			add(withoutMarks(words), null);
			if (table) add(table, 'table');
		}
		// The lines that fence it are no words.
		if (code)
			add(
				code
					.split('\n')
					.slice(1, -1)
					.join('\n')
					.replace(/\n{2,}/g, '\n'),
				'code'
			);
	}
	const last = pieces.at(-1);
	if (last) last.gap = '';
	return { title: title || unclosed(withoutMarks(heading)), pieces };
}

/** The text between the matches, each part with the match that follows it. */
function partsAround(text: string, pattern: RegExp): [string, string | null][] {
	const parts: [string, string | null][] = [];
	let at = 0;
	for (const match of text.matchAll(pattern)) {
		parts.push([text.slice(at, match.index), match[0]]);
		at = match.index + match[0].length;
	}
	return [...parts, [text.slice(at), null]];
}

/** The text between tables, each part with the table that follows it. */
function partsOfLines(text: string): [string, string | null][] {
	const parts: [string, string | null][] = [];
	let words: string[] = [];
	let table: string[] = [];
	const flush = () => {
		if (table.length > 0) {
			parts.push([words.join('\n'), table.join('\n')]);
			[words, table] = [[], []];
		}
	};
	for (const line of text.split('\n')) {
		const row = line.indexOf('|');
		if (row >= 0 && line.indexOf('|', row + 1) >= 0) {
			table.push(line);
			continue;
		}
		flush();
		words.push(line);
	}
	flush();
	return [...parts, [words.join('\n'), null]];
}

function withoutMarks(text: string): string {
	return text
		.replace(/^[ \t]*\[[^[\]\n]+\]:[ \t]+\S+.*$/gm, '')
		.replace(/!\[[^[\]]*\]\((?:[^()]|\([^()]*\))*\)/g, '')
		.replace(/\[([^[\]]+)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
		.replace(/\[([^[\]]+)\]\[[^[\]]*\]/g, '$1')
		.replace(/\[\^[^[\]]+\]:?/g, '')
		.replace(/<(https?:[^<>]+)>/g, '$1')
		.replace(/<\/?[a-z][^<>]*>/gi, '')
		.replace(/^#{1,6}[ \t]+(\S.*)$/gm, (_, words: string) => unclosed(words))
		.replace(/^(.+)\n(?:=+|-{3,})$/gm, '$1')
		.replace(/^>[ \t]?/gm, '')
		.replace(/(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1/g, '$2')
		.replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
		.replace(/`([^`\n]+)`/g, '$1')
		.replace(/^[ \t]*[-*_]{3,}[ \t]*$/gm, '');
}

/** A comment that does not end is left as it stands. */
function withoutComments(text: string): string {
	const kept: string[] = [];
	let at = 0;
	for (;;) {
		const start = text.indexOf('<!--', at);
		const end = start < 0 ? -1 : text.indexOf('-->', start + 4);
		if (end < 0) break;
		kept.push(text.slice(at, start));
		at = end + 3;
	}
	return [...kept, text.slice(at)].join('');
}

/** A heading's words, without the signs that may close it. */
function unclosed(heading: string): string {
	const words = heading.trimEnd();
	let end = words.length;
	while (words[end - 1] === '#') end--;
	return words.slice(0, end).trimEnd();
}

function unquoted(value: string): string {
	const words = value.trim();
	const from = /^["']/.test(words) ? 1 : 0;
	return words.slice(from, words.length > from && /["']$/.test(words) ? -1 : undefined);
}
