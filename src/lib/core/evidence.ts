/**
 * Where a claim stands in the article: UTF-16 offsets into the immutable article text, end exclusive,
 * and the words that stand there. The invariant `text.slice(start, end) === quote` is what publishing checks.
 */
export interface Evidence {
	start: number;
	end: number;
	quote: string;
}

/** True when the quote stands in `text` at exactly its offsets, to the letter. */
export function isGrounded(text: string, evidence: Evidence): boolean {
	const { start, end, quote } = evidence;
	return (
		Number.isInteger(start) &&
		Number.isInteger(end) &&
		start >= 0 &&
		end > start &&
		end <= text.length &&
		text.slice(start, end) === quote
	);
}
