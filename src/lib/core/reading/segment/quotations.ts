/** Where a stretch of text quotes, by its quotation marks alone. */
import type { Span } from '../reading.ts';

/** Longer pairs are taken for marks that do not belong together. */
const LONGEST = 1_500;
const OPENERS = '“„«‘';
const CLOSERS: Readonly<Record<string, string>> = { '“': '”', '„': '“”', '«': '»', '‘': '’' };
const BEFORE_OPENING = /[\s([{—–-]/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * The quotations in text[start, end), marks included; in order, not nested. A mark without its partner is ignored.
 * A straight mark opens where a blank, a bracket or a dash stands before it.
 */
export function findQuotations(text: string, start: number, end: number): Span[] {
	const found: Span[] = [];
	let open = -1;
	let mark = '';
	for (let at = start; at < end; at++) {
		const char = text[at]!;
		if (open >= 0 && at - open > LONGEST) open = -1;
		if (open >= 0 && closes(text, at, mark)) {
			found.push({ start: open, end: at + 1 });
			open = -1;
		} else if (open < 0 || mark === '‘') {
			if (!opens(text, at, start)) continue;
			open = at;
			mark = char;
		}
	}
	return found;
}

function opens(text: string, at: number, start: number): boolean {
	const char = text[at]!;
	if (char === '"') return at === start || BEFORE_OPENING.test(text[at - 1]!);
	return OPENERS.includes(char);
}

function closes(text: string, at: number, mark: string): boolean {
	const char = text[at]!;
	if (mark === '"') return char === '"';
	if (!CLOSERS[mark]!.includes(char)) return false;
	return mark !== '‘' || !LETTER_OR_DIGIT.test(text[at + 1] ?? '');
}
