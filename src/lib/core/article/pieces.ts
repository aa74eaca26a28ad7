/** Why a piece of what was brought in is not taken for the article's own text. */
export const CUTS = [
	'navigation',
	'header',
	'footer',
	'aside',
	'form',
	'caption',
	'table',
	'code',
	'hidden',
	'outside',
	'running-head',
	'page-number',
	'footnote',
	'contents'
] as const;
export type Cut = (typeof CUTS)[number];

/** A paragraph, heading, list entry or the like of what was brought in, in the order it came. */
export interface Piece {
	text: string;
	/** What separates it from the piece after it. */
	gap: string;
	/** Why it was cut away; null where it belongs to the article. */
	cut: Cut | null;
}

/** Between pieces whose own gap is lost with what stood between them. */
const PARAGRAPH = '\n\n';

/** Pieces of a text nothing is cut from: `assemble` gives the text back to the letter. */
export function splitText(text: string): Piece[] {
	const parts = text.split(/((?<![^\S\n])(?:[^\S\n]*\r?\n){2,})/);
	const pieces: Piece[] = [];
	for (let i = 0; i < parts.length; i += 2) {
		pieces.push({ text: parts[i]!, gap: parts[i + 1] ?? '', cut: null });
	}
	// What stands before the first words and after the last is no piece of its own.
	if (pieces.length > 1 && pieces[0]!.text.trim() === '') {
		const [blank] = pieces.splice(0, 1);
		pieces[0]!.text = blank!.text + blank!.gap + pieces[0]!.text;
	}
	if (pieces.length > 1 && pieces.at(-1)!.text.trim() === '') {
		const blank = pieces.pop()!;
		pieces.at(-1)!.gap += blank.text + blank.gap;
	}
	return pieces;
}

/**
 * The article's text: the kept pieces in order. Where all are kept of a text that nothing was cut from, it is that text
 * to the letter.
 * @param kept one entry a piece; left out, what was not cut is kept
 */
export function assemble(
	pieces: readonly Piece[],
	kept: readonly boolean[] = pieces.map((piece) => piece.cut === null)
): string {
	const chosen = pieces.flatMap((piece, i) => (kept[i] ? [{ piece, i }] : []));
	return chosen
		.map(({ piece, i }, n) => {
			const last = n === chosen.length - 1;
			if (last) return piece.text + (i === pieces.length - 1 ? piece.gap : '');
			return piece.text + (piece.gap || PARAGRAPH);
		})
		.join('');
}

/** How many words a text has, as articles are counted. */
export function countWords(text: string): number {
	return text.match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.length ?? 0;
}
