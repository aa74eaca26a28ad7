import type { Cut, Piece } from './pieces.ts';

/** A run of text on a page; lengths in points, y upwards from the page's foot. */
export interface PageRun {
	str: string;
	x: number;
	y: number;
	width: number;
	/** Size of the letters. */
	size: number;
}

export interface PageRuns {
	height: number;
	/** In the order the file draws them, which is mostly the order of reading. */
	runs: readonly PageRun[];
}

interface Line {
	text: string;
	page: number;
	x: number;
	right: number;
	y: number;
	size: number;
	/** How many times it leaps, as from one cell of a table to the next. */
	leaps: number;
	/** Where lines of its column end. */
	edge: number;
	cut: Cut | null;
}

/** Of a page's height, at its head and at its foot: where running heads and page numbers stand. */
const MARGIN = 0.13;
const PAGE_NUMBER =
	/^(?:page\s+)?[-–—]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—]?(?:\s*(?:of|\/|\|)\s*\d{1,4})?$/i;
const ENTRY = /^(?:[•‣▪●◦∙–—*-]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s)/;
const CAPTION = /^(?:figure|fig\.|table|box|chart|photo(?:graph)?)\s*\d*\s*[.:–—|-]\s?\S/i;
const ENDS = /[.!?:;]["”’')\]]*$/;
const STOPS = /[.!?]["”’')\]]*$/;
/** More lines than a page has; what has more was made to be slow. */
const MOST_COMPARED = 400;
/** So many lines back a paragraph's left edge is looked for. */
const LOOKED_BACK = 50;
const LONGEST_WORD = 60;

/**
 * Paragraphs rebuilt from where words stand on pages: lines that belong together are joined, words divided at a line's
 * end are put together, and running heads, page numbers, captions and footnotes are cut, each in its place.
 */
export function readPages(pages: readonly PageRuns[]): { title: string; pieces: Piece[] } {
	const lines = pages.map((page, number) => linesOf(page, number));
	cutMargins(pages, lines);
	for (const page of lines) setEdges(page);
	const all = lines.flat();
	const size = commonest(all.filter((line) => line.cut === null).map((line) => line.size));
	const gap = commonest(
		all.flatMap((line, i) => {
			const next = all[i + 1];
			const down = next && next.page === line.page ? line.y - next.y : 0;
			return down > 0 && down < size * 3 ? [down] : [];
		})
	);
	const paragraphs: Line[][] = [];
	const pieces: { lines: Line[]; cut: Cut | null }[] = [];
	let open: Line[] | null = null;
	for (const line of all) {
		if (line.cut !== null) {
			pieces.push({ lines: [line], cut: line.cut });
			continue;
		}
		if (open && goesOn(open, line, gap || size * 1.2)) open.push(line);
		else {
			open = [line];
			paragraphs.push(open);
			pieces.push({ lines: open, cut: null });
		}
	}
	const compounds = hyphenated(all);
	const told = pieces.map(({ lines, cut }) => ({
		text: joined(lines, compounds),
		gap: '\n\n',
		cut: cut ?? cutOf(lines, size)
	}));
	const last = told.at(-1);
	if (last) last.gap = '';
	return { title: titleOf(paragraphs, size, compounds), pieces: told };
}

function linesOf({ runs }: PageRuns, page: number): Line[] {
	const lines: Line[] = [];
	let line: Line | null = null;
	for (const { str, x, y, width, size } of runs) {
		const text = str.replace(/\s+/g, ' ');
		if (text.trim() === '') {
			if (line && text !== '' && !line.text.endsWith(' ')) line.text += ' ';
			continue;
		}
		const same: boolean =
			line !== null &&
			Math.abs(line.y - y) < 0.5 * Math.max(line.size, size) &&
			x > line.right - size;
		// The mark of a footnote, raised beside its word.
		if (line && same && size < 0.8 * line.size && y > line.y && /^\d{1,3}$/.test(text.trim())) {
			continue;
		}
		if (line && same) {
			if (x - line.right > 1.5 * size) line.leaps++;
			const apart = x - line.right > 0.15 * size && !line.text.endsWith(' ');
			line.text += apart && !text.startsWith(' ') ? ` ${text}` : text;
			line.right = Math.max(line.right, x + width);
			// A raised mark is smaller than its line.
			if (size > line.size) [line.size, line.y] = [size, y];
		} else {
			line = { text, page, x, right: x + width, y, size, leaps: 0, edge: 0, cut: null };
			lines.push(line);
		}
	}
	for (const one of lines) one.text = one.text.trim();
	return lines;
}

/** Marks what stands at the head or foot of several pages alike, and numbers of pages. */
function cutMargins(pages: readonly PageRuns[], lines: readonly Line[][]): void {
	const seen = new Map<string, Line[]>();
	pages.forEach(({ height }, page) => {
		const ordered = [...lines[page]!].sort((a, b) => b.y - a.y);
		const head = ordered.slice(0, 2).filter((line) => line.y > height * (1 - MARGIN));
		const foot = ordered.slice(-2).filter((line) => line.y < height * MARGIN);
		for (const line of new Set([...head, ...foot])) {
			if (PAGE_NUMBER.test(line.text)) {
				line.cut = 'page-number';
				continue;
			}
			const key = `${line.text.toLowerCase().replace(/\d+/g, '#')} ${Math.round(line.y / 6)}`;
			seen.set(key, [...(seen.get(key) ?? []), line]);
		}
	});
	const enough = Math.max(2, Math.ceil(pages.length * 0.3));
	for (const alike of seen.values()) {
		if (alike.length >= enough) for (const line of alike) line.cut = 'running-head';
	}
}

/** Where the lines end that stand over and under each: a title across both columns does not count for either. */
function setEdges(lines: readonly Line[]): void {
	const compared = lines.filter((line) => line.cut === null).slice(0, MOST_COMPARED);
	for (const line of lines) {
		const rights = compared
			.filter((other) => other.x <= line.right && other.right >= line.x)
			.map((other) => other.right)
			.sort((a, b) => a - b);
		line.edge = Math.max(line.right, rights[Math.floor(rights.length * 0.8)] ?? 0);
	}
}

/** Whether the line belongs to the paragraph before it. */
function goesOn(paragraph: readonly Line[], line: Line, gap: number): boolean {
	const before = paragraph.at(-1)!;
	const first = paragraph[0]!;
	if (ENTRY.test(line.text)) return false;
	if (Math.abs(before.size - line.size) > 0.12 * before.size) return false;
	const recent = paragraph.slice(Math.max(1, paragraph.length - LOOKED_BACK));
	const left = Math.min(...recent.map((one) => one.x), before.x);
	const ended = ENDS.test(before.text);
	const short = before.right < before.edge - 0.12 * (before.edge - left);
	const down = before.y - line.y;
	// The next column or page begins higher up, and says by its words whether the sentence goes on.
	if (line.page !== before.page || down <= 0) {
		return !STOPS.test(before.text) || /^\p{Ll}/u.test(line.text);
	}
	if (down > gap * 1.35) return false;
	const indented = line.x - left > 0.8 * line.size && paragraph.length > 1;
	if (indented && !ENTRY.test(first.text)) return false;
	return !(ended && short);
}

function cutOf(lines: readonly Line[], size: number): Cut | null {
	const text = lines[0]!.text;
	if (CAPTION.test(text) && lines.length <= 6) return 'caption';
	if (lines.length > 1 && lines.every((line) => line.leaps > 0)) return 'table';
	const small = lines.every((line) => line.size < size * 0.9);
	if (small && /^(?:\d{1,3}|[*†‡§])\s*\S/.test(text)) return 'footnote';
	return null;
}

/** Compounds that stand with their hyphen inside a line: there it is no division. */
function hyphenated(lines: readonly Line[]): Set<string> {
	const found = new Set<string>();
	for (const { text } of lines) {
		for (const [word] of text.matchAll(/\p{L}+-\p{L}+/gu)) found.add(word.toLowerCase());
	}
	return found;
}

function joined(lines: readonly Line[], compounds: ReadonlySet<string>): string {
	const parts: string[] = [];
	for (const line of lines) {
		const next = line.text.replace(/\u00ad(?=.)/g, '');
		const last = parts.at(-1) ?? '';
		const divided = /(\p{L}+)[-\u00ad\u2010]$/u.exec(last.slice(-LONGEST_WORD));
		const rest = /^\p{Ll}+/u.exec(next)?.[0];
		if (divided && rest) {
			const compound = compounds.has(`${divided[1]}-${rest}`.toLowerCase());
			if (!compound) parts[parts.length - 1] = last.slice(0, -1);
			parts.push(next);
		} else parts.push(last === '' || /[-–—/]$/.test(last) ? next : ` ${next}`);
	}
	return parts
		.join('')
		.replace(/\u00ad/g, '')
		.replace(/[ﬀ-ﬆ]/g, (letters) => letters.normalize('NFKC'))
		.replace(/^[•‣▪●◦∙]\s*/, '- ');
}

/** The largest words of the first page, where they are larger than the rest. */
function titleOf(
	paragraphs: readonly Line[][],
	size: number,
	compounds: ReadonlySet<string>
): string {
	const first = paragraphs.filter((lines) => lines[0]!.page === 0);
	const largest = Math.max(0, ...first.map((lines) => lines[0]!.size));
	const heading = first.find((lines) => lines[0]!.size === largest);
	if (!heading || largest < size * 1.15) return '';
	const words = joined(heading, compounds);
	return words.length <= 200 ? words : '';
}

function commonest(values: readonly number[]): number {
	const counts = new Map<number, number>();
	for (const value of values) {
		const rounded = Math.round(value * 2) / 2;
		counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
	}
	let best = 0;
	for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value;
	return best;
}
