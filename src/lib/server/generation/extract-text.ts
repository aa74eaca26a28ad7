import { parseHTML } from 'linkedom';
import { storableText } from '../storable-text.ts';

export type TextKind = 'text' | 'markdown' | 'html';

export interface ExtractedText {
	/** '' when the content names none. */
	title: string;
	/** Without a byte-order mark, NUL and half characters; this is what all offsets refer to. */
	text: string;
}

/** Article text and title from an upload or a file. Never throws; what cannot be read as markup is taken as text. */
export function extractText(content: string, kind: TextKind): ExtractedText {
	const plain = storableText(content.replace(/^\uFEFF/, ''));
	if (kind === 'html') return fromHtml(plain);
	if (kind === 'markdown') return fromMarkdown(plain);
	return { title: '', text: plain };
}

/** Elements that are no article text. */
const ASIDE =
	'script,style,noscript,template,nav,header,footer,aside,form,button,select,figure,figcaption,iframe,svg,canvas,video,audio,table,pre,code,[hidden],[aria-hidden="true"]';
const BLOCKS = new Set(
	'P,DIV,SECTION,ARTICLE,MAIN,H1,H2,H3,H4,H5,H6,UL,OL,LI,BLOCKQUOTE,DL,DT,DD,BODY,HR,ADDRESS,DETAILS,SUMMARY'.split(
		','
	)
);

interface HtmlNode {
	nodeType: number;
	nodeName: string;
	textContent: string | null;
	childNodes: Iterable<HtmlNode>;
}

function fromHtml(html: string): ExtractedText {
	const whole = /<html[\s>]/i.test(html)
		? html
		: `<!doctype html><html><body>${html}</body></html>`;
	const { document } = parseHTML(whole);
	const title = oneLine(document.querySelector('title')?.textContent);
	for (const node of document.querySelectorAll(`${ASIDE}`)) {
		const headline = node.nodeName === 'HEADER' && node.querySelector('h1');
		if (!headline) node.remove();
	}
	const root = document.querySelector('article') ?? document.querySelector('main') ?? document.body;
	const heading = oneLine(root?.querySelector('h1')?.textContent);
	const parts: string[] = [];
	if (root) collect(root as unknown as HtmlNode, parts);
	const text = parts
		.join('')
		.split('\n')
		.map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
	return { title: heading || title, text };
}

function oneLine(text: string | null | undefined): string {
	return (text ?? '').replace(/\s+/g, ' ').trim();
}

function collect(root: HtmlNode, parts: string[]): void {
	// A stack of its own: a page nested ten thousand deep must not end the process.
	const stack: (HtmlNode | string)[] = [root];
	while (stack.length > 0) {
		const node = stack.pop()!;
		if (typeof node === 'string') parts.push(node);
		else if (node.nodeType === 3) parts.push((node.textContent ?? '').replace(/\s+/g, ' '));
		else if (node.nodeName === 'BR') parts.push('\n');
		else {
			const name = node.nodeName.toUpperCase();
			const block = BLOCKS.has(name);
			if (block) stack.push('\n\n');
			for (const child of [...node.childNodes].reverse()) stack.push(child);
			if (block) stack.push(name === 'LI' ? '\n- ' : '\n\n');
		}
	}
}

/**
 * Takes the marks away. Every pattern is linear in the text, whatever stands in it: none looks for its end beyond the
 * next of its own beginnings.
 */
function fromMarkdown(markdown: string): ExtractedText {
	let body = markdown.replace(/\r\n?/g, '\n');
	let title = '';
	const front = /^---\n([\s\S]*?)\n---\n/.exec(body);
	if (front) {
		title = unquoted(/^title:(.*)$/m.exec(front[1]!)?.[1] ?? '');
		body = body.slice(front[0].length);
	}
	body = withoutComments(body.replace(/^(```|~~~)[^\n]*\n[\s\S]*?^\1[^\n]*$/gm, ''))
		.replace(/^[ \t]*\[[^[\]\n]+\]:[ \t]+\S+.*$/gm, '')
		.replace(/^.*\|.*\|.*$/gm, '')
		.replace(/!\[[^[\]]*\]\((?:[^()]|\([^()]*\))*\)/g, '')
		.replace(/\[([^[\]]+)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
		.replace(/\[([^[\]]+)\]\[[^[\]]*\]/g, '$1')
		.replace(/\[\^[^[\]]+\]:?/g, '')
		.replace(/<(https?:[^<>]+)>/g, '$1')
		.replace(/<\/?[a-z][^<>]*>/gi, '');
	const heading = /^#[ \t]+(\S.*)$/m.exec(body)?.[1] ?? '';
	const text = body
		.replace(/^#{1,6}[ \t]+(\S.*)$/gm, (_, words: string) => unclosed(words))
		.replace(/^(.+)\n(?:=+|-{3,})$/gm, '$1')
		.replace(/^>[ \t]?/gm, '')
		.replace(/(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1/g, '$2')
		.replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
		.replace(/`([^`\n]+)`/g, '$1')
		.replace(/^[ \t]*[-*_]{3,}[ \t]*$/gm, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
	return { title: title || unclosed(heading), text };
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
