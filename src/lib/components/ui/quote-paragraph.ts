/** A quote in the paragraph it stands in: `before + quote + after` reads as the article does. */
export interface QuoteParagraph {
	before: string;
	quote: string;
	after: string;
}

/** A paragraph longer than this on one side of the quote is cut there: some articles have no paragraphs at all. */
const LONGEST_SIDE = 420;

/**
 * The paragraph of `text` around the UTF-16 offsets [start, end). A paragraph ends at a blank line or, in a text
 * without any, at a line's end. Offsets outside the text are clamped to it.
 */
export function paragraphAround(text: string, start: number, end: number): QuoteParagraph {
	const from = clamp(start, 0, text.length);
	const to = clamp(end, from, text.length);
	const gap = /\n[^\S\n]*\n/.test(text) ? /\n[^\S\n]*\n/g : /\n/g;
	let opens = 0;
	let closes = text.length;
	for (const match of text.matchAll(gap)) {
		const after = match.index + match[0].length;
		if (after <= from) opens = after;
		else if (match.index >= to) {
			closes = match.index;
			break;
		}
	}
	return {
		before: shortenStart(text.slice(opens, from).trimStart()),
		quote: text.slice(from, to),
		after: shortenEnd(text.slice(to, closes).trimEnd())
	};
}

function shortenStart(side: string): string {
	if (side.length <= LONGEST_SIDE) return side;
	const kept = side.slice(-LONGEST_SIDE);
	return '… ' + kept.slice(kept.indexOf(' ') + 1);
}

function shortenEnd(side: string): string {
	if (side.length <= LONGEST_SIDE) return side;
	const kept = side.slice(0, LONGEST_SIDE);
	const space = kept.lastIndexOf(' ');
	return (space < 0 ? kept : kept.slice(0, space)) + ' …';
}

function clamp(value: number, min: number, max: number): number {
	return Math.min(Math.max(value, min), max);
}
