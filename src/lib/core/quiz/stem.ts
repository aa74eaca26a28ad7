/** From so many words on, what a question quotes is a passage to be read, and the question stands before it. */
const PASSAGE = 20;

/** What is asked, and the passage at its end that it is asked about, marks and all; '' where there is none. Together they are the stem. */
export function stemParts(stem: string): { ask: string; passage: string } {
	const found = /^(.+[^“]) (“[^“”]+”)$/s.exec(stem);
	return found && found[2]!.split(/\s+/).length >= PASSAGE
		? { ask: found[1]!, passage: found[2]! }
		: { ask: stem, passage: '' };
}

/** A question where nothing is to be filled in: its gap told as words left out. */
export const withGapTold = (stem: string): string => stem.replace(/_{2,}/, '[…]');
