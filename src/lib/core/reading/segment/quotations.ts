/** Where a stretch of text quotes, by its quotation marks alone. */
import type { Span } from '../reading.ts';
import { wordTable } from '../../word-table.ts';

/** The outermost quotation marks and what stands between them; start and end are those of the marks. */
export interface Quotation extends Span {
	/** False when the mark is not closed before the stretch ends, which is where the quotation then ends. */
	closed: boolean;
}

/** Longer pairs are taken for marks that do not belong together. UTF-16 units. */
const LONGEST = 1_500;
type Kind = 'double' | 'single' | 'angled';
const KINDS = wordTable<Kind>({
	'“': 'double',
	'”': 'double',
	'„': 'double',
	'"': 'double',
	'«': 'angled',
	'»': 'angled',
	'‘': 'single',
	'’': 'single',
	"'": 'single'
});
const MARK = /[“”„"«»‘’']/g;
const BEFORE_OPENING = /[\s([{—–“„"«‘'-]/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** What an apostrophe stands at the beginning of: "'90s", "'em". */
const ELISION = /^(?:\d|(?:tis|twas|twere|em|cause|til|till|bout|round|cos|cuz|n|neath)\b)/i;
const LONGEST_ELISION = 8;

interface Mark {
	at: number;
	char: string;
	kind: Kind;
	opens: boolean;
	closes: boolean;
}

function markAt(text: string, at: number, start: number): Mark {
	const char = text[at]!;
	const kind = KINDS[char]!;
	const before = at === start ? ' ' : text[at - 1]!;
	const after = text[at + 1] ?? ' ';
	const open = BEFORE_OPENING.test(before);
	const glued = LETTER_OR_DIGIT.test(before) && LETTER_OR_DIGIT.test(after);
	const base = { at, char, kind };
	switch (char) {
		case '“':
		case '«':
			return { ...base, opens: true, closes: false };
		case '„':
			return { ...base, opens: true, closes: false };
		case '”':
		case '»':
			return { ...base, opens: false, closes: true };
		case '‘':
			return { ...base, opens: !glued && !elides(text, at), closes: false };
		case '’':
			return { ...base, opens: false, closes: !LETTER_OR_DIGIT.test(after) };
		case "'":
			return {
				...base,
				opens: open && LETTER_OR_DIGIT.test(after) && !elides(text, at),
				closes: !/\s/.test(before) && !LETTER_OR_DIGIT.test(after)
			};
	}
	// Text cut into tokens has a blank on both sides: such a mark closes what is open, or else opens.
	return { ...base, opens: open, closes: !/\s/.test(before) || /[\s\p{P}]/u.test(after) };
}

const elides = (text: string, at: number) =>
	ELISION.test(text.slice(at + 1, at + 1 + LONGEST_ELISION));

/** Pairs of one kind, in order. */
function pairs(text: string, marks: readonly Mark[]): Quotation[] {
	const found: Quotation[] = [];
	let open: Mark | null = null;
	marks.forEach((mark, i) => {
		if (open && mark.at - open.at > LONGEST) open = null;
		// “ closes what „ opens.
		const closes = mark.closes || (mark.char === '“' && open?.char === '„');
		if (open && closes) {
			if (mark.kind === 'single' && isPossessive(text, mark, marks[i + 1])) return;
			found.push({ start: open.at, end: mark.at + 1, closed: true });
			open = null;
		} else if (mark.opens) open = mark;
	});
	const last = open as Mark | null;
	if (last) found.push({ start: last.at, end: last.at + 1, closed: false });
	return found;
}

/** "the dogs' food": an apostrophe after s, when the mark that really closes is still to come. */
function isPossessive(text: string, { at }: Mark, next: Mark | undefined): boolean {
	return (
		/s/i.test(text[at - 1]!) &&
		/^ \p{Ll}/u.test(text.slice(at + 1, at + 3)) &&
		next !== undefined &&
		next.closes &&
		!next.opens &&
		next.at - at < LONGEST
	);
}

/**
 * The quotations in text[start, end), marks included; in order, outermost only. A mark without its partner is ignored,
 * but for the last: "closed" is then false. Directed marks say themselves whether they open; a straight one opens where
 * a blank, a bracket or a dash stands before it and nothing is open. Apostrophes open and close nothing. Linear.
 */
export function findQuotations(text: string, start: number, end: number): Quotation[] {
	const marks: Record<Kind, Mark[]> = { double: [], angled: [], single: [] };
	MARK.lastIndex = start;
	for (let match = MARK.exec(text); match && match.index < end; match = MARK.exec(text)) {
		const mark = markAt(text, match.index, start);
		if (mark.opens || mark.closes) marks[mark.kind].push(mark);
	}
	const double = pairs(text, marks.double);
	const angled = pairs(text, marks.angled);
	const single = pairs(text, marks.single).filter(
		({ start: at, closed }) => closed || text[at] === '‘'
	);
	const firm = outermost([...double, ...angled]);
	const found = outermost([...firm, ...notCrossing(single, firm)]);
	const open = [...double, ...angled, ...single].find(
		(one) => !one.closed && one.start >= (found.at(-1)?.end ?? start)
	);
	return open ? [...found, { ...open, end }] : found;
}

/** Closed ones in order, without those inside others or crossing those that begin before. */
function outermost(all: readonly Quotation[]): Quotation[] {
	const found: Quotation[] = [];
	const inOrder = all
		.filter(({ closed }) => closed)
		.sort((a, b) => a.start - b.start || b.end - a.end);
	for (const one of inOrder) if (one.start >= (found.at(-1)?.end ?? 0)) found.push(one);
	return found;
}

/** Single marks may be apostrophes: those that cross surer pairs are none. Both lists are in order and not nested. */
function notCrossing(single: readonly Quotation[], firm: readonly Quotation[]): Quotation[] {
	let at = 0;
	return single.filter(({ start, end }) => {
		while (at < firm.length && firm[at]!.end <= start) at++;
		let until = at;
		while (until < firm.length && firm[until]!.start < end) until++;
		return until === at || (firm[at]!.start > start && firm[until - 1]!.end < end);
	});
}
