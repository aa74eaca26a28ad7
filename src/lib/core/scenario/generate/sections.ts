/** Which part of the text a rule stands in, as the heading above it says. */
import type { Reading, Span } from '../../reading/reading.ts';

/** The part of the text a sentence belongs to, as its heading names it; '' where there are no parts, null where it cannot be named. */
export function partOfText(reading: Reading, sentence: number): string | null {
	const above = headingAbove(reading, sentence);
	if (!above || headingsOf(reading).length < 2) return '';
	const words = wordsOf(reading, above);
	return /^[\p{L}“‘]/u.test(words) && words.length <= LONGEST && !/[.!:;“”"]/.test(words)
		? words
		: null;
}

const LONGEST = 60;

/** All but the title. */
const headingsOf = ({ text, title, setAside }: Reading): Span[] =>
	setAside.filter(
		(a) =>
			a.reason === 'heading' &&
			text
				.slice(a.start, a.end)
				.replace(/^#+\s*/, '')
				.trim() !== title
	);

const headingAbove = (reading: Reading, sentence: number): Span | undefined =>
	headingsOf(reading)
		.filter((a) => a.end <= reading.sentences[sentence]!.start)
		.at(-1);

/** Without its number and what closes it. */
const wordsOf = ({ text }: Reading, { start, end }: Span): string =>
	text
		.slice(start, end)
		.trim()
		.replace(/^#+\s*/, '')
		.replace(/^(?:(?:part|section|step) )?(?:\d+(?:\.\d+)*|[A-Z])[.):]?\s+/i, '')
		.replace(/\s*[:.]$/, '');
