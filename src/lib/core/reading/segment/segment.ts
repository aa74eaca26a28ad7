/** Running text → sentences of tokens, as the English treebanks cut them. */
import type { Span } from '../reading.ts';
import { sentenceStarts } from './boundaries.ts';
import { findQuotations } from './quotations.ts';
import { cutTokens } from './tokens.ts';

/** A token (a syntactic word: "do" and "n't" are two). Offsets are UTF-16, into the whole text. */
export interface TextToken extends Span {
	text: string;
}

/** A sentence; start and end are those of its first and last token. */
export interface SegmentedSentence extends Span {
	/** At least one. */
	tokens: TextToken[];
	/**
	 * Whether it begins inside a quotation that opened in the sentence before, so that parting the two cuts the quotation
	 * open. Joining each such sentence to the one before keeps all quotations whole.
	 */
	continuesQuotation: boolean;
}

/**
 * Cuts the paragraph text[start, end). Linear in its length; never fails, whatever the characters.
 * All but blanks and characters without width is in some token.
 */
export function segment(text: string, start = 0, end = text.length): SegmentedSentence[] {
	const spans = cutTokens(text, start, end);
	if (spans.length === 0) return [];
	const starts = [0, ...sentenceStarts(text, spans), spans.length];
	const quotations = findQuotations(text, start, end).filter(({ closed }) => closed);
	let quotation = 0;
	return starts.slice(0, -1).map((first, i) => {
		const tokens = spans
			.slice(first, starts[i + 1])
			.map((span) => ({ ...span, text: text.slice(span.start, span.end) }));
		const from = tokens[0]!.start;
		while (quotation < quotations.length && quotations[quotation]!.end <= from) quotation++;
		return {
			start: from,
			end: tokens.at(-1)!.end,
			tokens,
			continuesQuotation: i > 0 && (quotations[quotation]?.start ?? from) < from
		};
	});
}
