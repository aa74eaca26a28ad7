import type { Cut } from '../../core/article/pieces.ts';

const WORDS: Record<Cut, string> = {
	navigation: 'navigation',
	header: 'head of the page',
	footer: 'foot of the page',
	aside: 'beside the article',
	form: 'form',
	caption: 'picture and its caption',
	table: 'table',
	code: 'code',
	hidden: 'hidden on the page',
	outside: 'not part of the article',
	'running-head': 'running head',
	'page-number': 'page number',
	footnote: 'footnote',
	contents: 'table of contents'
};

/** Why a piece was cut away, for its trainer. */
export function sayCut(cut: Cut): string {
	return WORDS[cut];
}

/** Pieces in order, neighbours that were cut for the same reason together: a menu of fifty links is one thing to see. */
export interface PieceGroup {
	cut: Cut | null;
	/** Numbers of the pieces. */
	pieces: number[];
}

export function groupPieces(pieces: readonly { cut: Cut | null }[]): PieceGroup[] {
	const groups: PieceGroup[] = [];
	pieces.forEach(({ cut }, i) => {
		const last = groups.at(-1);
		if (cut !== null && last?.cut === cut) last.pieces.push(i);
		else groups.push({ cut, pieces: [i] });
	});
	return groups;
}
