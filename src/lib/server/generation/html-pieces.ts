import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Cut, Piece } from '../../core/article/pieces.ts';

export interface HtmlRead {
	/** '' when the page names none. */
	title: string;
	pieces: Piece[];
	/** The licence the page names for itself, and its address; '' when it names none. */
	licence: string;
}

/** What is no text at all, and what stands inside a sentence without being part of it. */
const NO_TEXT = new Set(
	'SCRIPT,STYLE,NOSCRIPT,TEMPLATE,SVG,CANVAS,VIDEO,AUDIO,IFRAME,OBJECT,EMBED,HEAD,BUTTON,SELECT,INPUT,TEXTAREA,OPTION,MATH'.split(
		','
	)
);
const BLOCKS = new Set(
	'P,DIV,SECTION,ARTICLE,MAIN,H1,H2,H3,H4,H5,H6,UL,OL,LI,BLOCKQUOTE,DL,DT,DD,BODY,HR,ADDRESS,DETAILS,SUMMARY,FIGURE,FIGCAPTION,TABLE,CAPTION,TR,PRE,FORM,NAV,HEADER,FOOTER,ASIDE'.split(
		','
	)
);
const CUT_BY_NAME: Record<string, Cut> = {
	NAV: 'navigation',
	HEADER: 'header',
	FOOTER: 'footer',
	ASIDE: 'aside',
	FORM: 'form',
	FIGURE: 'caption',
	FIGCAPTION: 'caption',
	TABLE: 'table',
	PRE: 'code'
};
/** A table with a cell of so many words lays out the page instead of telling data. */
const LAYOUT_WORDS = 60;
/** Readability goes over a page many times: a larger one is read by the landmarks alone. */
const MOST_ELEMENTS = 20_000;
const DEEPEST = 200;

interface HtmlNode {
	nodeType: number;
	nodeName: string;
	textContent: string | null;
	childNodes: Iterable<HtmlNode>;
	parentNode: HtmlNode | null;
	getAttribute?(name: string): string | null;
	querySelector?(selector: string): unknown;
}

interface Read {
	/** Where each piece's text stands among all the page's texts, counted in the order of the page. */
	pieces: (Piece & { texts: number[]; heading: boolean })[];
}

/**
 * A page's paragraphs in order, each with whether it belongs to the article: by Readability where that finds one, else
 * by the page's landmarks. Never throws; a broken page is read as browsers would.
 * @param options.whole true: there is nothing around the article (a document of a word processor)
 */
export function readHtml(html: string, options: { whole?: boolean } = {}): HtmlRead {
	const document = parse(html);
	const all = readPage(document.body as unknown as HtmlNode | null);
	const simple =
		options.whole === true ||
		document.querySelectorAll('*').length > MOST_ELEMENTS ||
		depthOf(document.body as unknown as HtmlNode) > DEEPEST;
	const article = simple ? null : findArticle(html);
	const titleOf = (selector: string) => oneLine(document.querySelector(selector)?.textContent);
	const landmark =
		document.querySelector('article') ?? document.querySelector('main') ?? document.body;
	const within =
		article?.texts ??
		textsIn(landmark as unknown as HtmlNode | null, document.body as unknown as HtmlNode);
	const belongs = (texts: number[]) =>
		texts.filter((text) => within.has(text)).length * 2 > texts.length;
	const pieces = all.pieces.map((piece) => ({
		...piece,
		cut: piece.cut ?? (belongs(piece.texts) ? null : ('outside' as const))
	}));
	// Readability takes a heading that is the title off the text.
	const heading =
		pieces.find((piece) => piece.heading && piece.cut === null) ??
		pieces.find(
			(piece) =>
				article !== null &&
				piece.heading &&
				sameTitle(piece.text, article.title || titleOf('title'))
		);
	if (heading && (heading.cut === 'outside' || heading.cut === 'header')) heading.cut = null;
	return {
		title: oneLine(heading?.text) || article?.title || titleOf('title'),
		pieces: pieces.map(({ text, gap, cut }) => ({ text, gap, cut })),
		licence: licenceOf(document as unknown as Licensed)
	};
}

function parse(html: string) {
	const whole = /<html[\s>]/i.test(html)
		? html
		: `<!doctype html><html><body>${html}</body></html>`;
	return parseHTML(whole).document;
}

/** The texts of the page that Readability takes for the article, and its title; null where it finds none. */
function findArticle(html: string): { texts: Set<number>; title: string } | null {
	const document = parse(html);
	// Each text carries its number through whatever Readability makes of the page.
	const texts = [...textsOf(document.body as unknown as HtmlNode)];
	for (const [i, node] of texts.entries()) {
		if ((node.textContent ?? '').trim() === '') continue;
		const span = document.createElement('span');
		span.setAttribute('data-text', String(i));
		(node as unknown as ChildNode).replaceWith(span as unknown as Node);
		span.appendChild(node as never);
	}
	try {
		const reader = new Readability<Element>(document as unknown as Document, {
			serializer: (element) => element as Element,
			disableJSONLD: true
		});
		const found = reader.parse();
		if (!found?.content || (found.length ?? 0) < 500) return null;
		const marked = [...found.content.querySelectorAll('[data-text]')];
		return {
			texts: new Set(marked.map((span) => Number(span.getAttribute('data-text')))),
			title: oneLine(found.title)
		};
	} catch {
		return null;
	}
}

/** Every text node in the order of the page, without a call for each level of it. */
function* textsOf(root: HtmlNode): Generator<HtmlNode> {
	const stack: HtmlNode[] = [root];
	while (stack.length > 0) {
		const node = stack.pop()!;
		if (node.nodeType === 3) yield node;
		for (const child of childrenOf(node).reverse()) stack.push(child);
	}
}

function childrenOf(node: HtmlNode): HtmlNode[] {
	return node.nodeType === 1 ? [...node.childNodes] : [];
}

function textsIn(root: HtmlNode | null, body: HtmlNode | null): Set<number> {
	if (!root || !body) return new Set();
	const inside = new Set(textsOf(root));
	const numbers = new Set<number>();
	let i = 0;
	for (const node of textsOf(body)) {
		if (inside.has(node)) numbers.add(i);
		i++;
	}
	return numbers;
}

function depthOf(root: HtmlNode | null): number {
	if (!root) return 0;
	let deepest = 0;
	const stack: [HtmlNode, number][] = [[root, 0]];
	while (stack.length > 0) {
		const [node, depth] = stack.pop()!;
		if (depth > deepest) deepest = depth;
		for (const child of childrenOf(node)) stack.push([child, depth + 1]);
	}
	return deepest;
}

/** The page as pieces, with what its landmarks say of each. */
function readPage(body: HtmlNode | null): Read {
	const pieces: Read['pieces'] = [];
	if (!body) return { pieces };
	let text = '';
	let texts: number[] = [];
	let counted = 0;
	let entry = false;
	const flush = (cut: Cut | null, heading: boolean) => {
		for (const part of text.split(/\n{2,}/)) {
			const words = part
				.split('\n')
				.map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
				.join('\n')
				.trim();
			if (words === '') continue;
			pieces.push({ text: entry ? `- ${words}` : words, gap: '\n\n', cut, texts, heading });
			entry = false;
		}
		text = '';
		texts = [];
	};
	interface Frame {
		node: HtmlNode;
		cut: Cut | null;
		heading: boolean;
		leaving?: true;
	}
	// A stack of its own: a page nested ten thousand deep must not end the process.
	const stack: Frame[] = [{ node: body, cut: null, heading: false }];
	while (stack.length > 0) {
		const { node, cut, heading, leaving } = stack.pop()!;
		if (leaving) {
			flush(cut, heading);
			if (node.nodeName.toUpperCase() === 'LI') entry = false;
			continue;
		}
		const name = node.nodeName.toUpperCase();
		if (node.nodeType === 3) {
			const words = (node.textContent ?? '').replace(/\s+/g, ' ');
			if (words.trim()) texts.push(counted);
			text += words;
			counted++;
			continue;
		}
		if (node.nodeType !== 1) continue;
		const block = BLOCKS.has(name);
		const hidden = isHidden(node);
		if (NO_TEXT.has(name) || (hidden && !block) || isReference(node, name)) {
			for (const _ of textsOf(node)) counted++;
			continue;
		}
		if (name === 'BR') {
			text += '\n';
			continue;
		}
		const own = hidden ? 'hidden' : cutOf(node, name);
		const inner = { cut: cut ?? own, heading: heading || name === 'H1' };
		if (block) {
			flush(cut, heading);
			if (name === 'LI') entry = true;
			stack.push({ node, ...inner, leaving: true });
		}
		if (name === 'TD' || name === 'TH') text += ' ';
		for (const child of childrenOf(node).reverse()) stack.push({ node: child, ...inner });
	}
	flush(null, false);
	const last = pieces.at(-1);
	if (last) last.gap = '';
	return { pieces };
}

function cutOf(node: HtmlNode, name: string): Cut | null {
	const named = CUT_BY_NAME[name];
	if (named === 'table') return isLayout(node) ? null : 'table';
	// The article's own head, with its title and who wrote it.
	if (named === 'header' && node.querySelector?.('h1')) return null;
	if (named) return named;
	const kind = node.getAttribute?.('class') ?? '';
	if (name === 'P' && kind === 'caption') return 'caption';
	if (name === 'P' && kind === 'toc') return 'contents';
	if (/^(OL|LI)$/.test(name) && /^(foot|end)note-/.test(node.getAttribute?.('id') ?? '')) {
		return 'footnote';
	}
	return null;
}

function isLayout(table: HtmlNode): boolean {
	let depth = 0;
	for (let up = table.parentNode; up; up = up.parentNode) if (up.nodeName === 'TABLE') depth++;
	if (depth > 4) return false;
	const stack = childrenOf(table);
	while (stack.length > 0) {
		const node = stack.pop()!;
		const name = node.nodeName.toUpperCase();
		if (name === 'TH') return false;
		if (name === 'TD') {
			if ((node.textContent ?? '').split(/\s+/, LAYOUT_WORDS + 1).length > LAYOUT_WORDS)
				return true;
		} else stack.push(...childrenOf(node));
	}
	return false;
}

function isHidden(node: HtmlNode): boolean {
	const style = node.getAttribute?.('style') ?? '';
	return (
		(node.getAttribute?.('hidden') ?? null) !== null ||
		node.getAttribute?.('aria-hidden') === 'true' ||
		/display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
	);
}

/** The mark of a footnote or of a source. */
function isReference(node: HtmlNode, name: string): boolean {
	if (name !== 'SUP') return false;
	const words = (node.textContent ?? '').trim();
	return /^\[.{1,4}\]$/.test(words) || (/^\d{1,3}$/.test(words) && hasLink(node));
}

function hasLink(node: HtmlNode): boolean {
	return childrenOf(node).some((child) => child.nodeName.toUpperCase() === 'A');
}

interface Licensed {
	querySelector(selector: string): HtmlNode | null;
}

function licenceOf(document: Licensed): string {
	const link = document.querySelector('a[rel~="license"],link[rel~="license"]');
	const address = URL.parse(link?.getAttribute?.('href') ?? '', 'https://page.invalid')?.href ?? '';
	if (!link || !/^https?:/.test(address) || address.includes('page.invalid')) return '';
	const words = oneLine(link.textContent);
	return words ? `${words} (${address})` : address;
}

function sameTitle(a: string, b: string): boolean {
	const folded = (words: string) =>
		words
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]+/gu, ' ')
			.trim();
	const [one, other] = [folded(a), folded(b)];
	return one !== '' && (other.includes(one) || one.includes(other)) && other !== '';
}

function oneLine(text: string | null | undefined): string {
	return (text ?? '').replace(/\s+/g, ' ').trim();
}
