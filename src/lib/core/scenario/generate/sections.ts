/** What the heading above a rule says of it: when it is due ("When the alarm sounds"), or which part of the text it is in. */
import type { Reading, Span } from '../../reading/reading.ts';

/** The case that the heading above a sentence tells, as a fact; '' where it tells none. */
export function sectionCase(reading: Reading, sentence: number): string {
	const above = headingAbove(reading, sentence);
	if (!above) return '';
	const match =
		/^(?:when|if|once) ((?:the|an?|you|somebody|someone|your) [\p{L}\p{N} ,’'-]+)$/iu.exec(
			wordsOf(reading, above)
		);
	if (!match || /\b(?:or|and|it|they|this|that)\b/.test(match[1]!)) return '';
	return match[1]!.charAt(0).toUpperCase() + match[1]!.slice(1);
}

/** The part of the text a sentence belongs to, as its heading names it; '' where there are no parts, null where it cannot be named. */
export function partOfText(reading: Reading, sentence: number): string | null {
	const above = headingAbove(reading, sentence);
	if (!above || headingsOf(reading).length < 2) return '';
	const words = wordsOf(reading, above);
	return /^[\p{L}“‘]/u.test(words) && words.length <= LONGEST && !/[.!:;“”"]/.test(words)
		? words
		: null;
}

/** Whether nothing stands between the sentence and the heading above it. */
export function opensPart(reading: Reading, sentence: number): boolean {
	const above = headingAbove(reading, sentence);
	const before = reading.sentences[sentence - 1];
	return above !== undefined && (!before || before.start < above.start);
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
