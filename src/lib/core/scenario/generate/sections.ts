/** Which part of the text a rule stands in, as the heading above it says. */
import { escape } from '../../quiz/generate/gap.ts';
import type { Reading, Span } from '../../reading/reading.ts';
import { upper } from './deed.ts';

/** The part of the text a sentence belongs to, as its heading names it; '' where there are no parts, null where it cannot be named. */
export function partOfText(reading: Reading, sentence: number): string | null {
	const above = headingAbove(reading, sentence);
	if (!above || headingsOf(reading).length < 2) return '';
	// What stands over all of it names no part.
	const next = headingsOf(reading).find((a) => a.start > above.start);
	const under = reading.sentences.filter(
		(s) => s.start > above.end && (next === undefined || s.start < next.start)
	);
	if (under.length * 2 > reading.sentences.length) return '';
	// "Is it compulsory?" is a heading as well, though it reads like a sentence.
	const between = reading.text.slice(above.end, reading.sentences[sentence]!.start);
	if (/^[ \t]*(?:\d+\.? )?\p{Lu}[^.!?\n]{2,60}\?[ \t]*$/mu.test(between)) return null;
	const words = wordsOf(reading, above);
	return /^[\p{L}“‘]/u.test(words) && words.length <= LONGEST && !/[.!:;“”"]|\s{3}/.test(words)
		? notShouted(reading, words)
		: null;
}

const LONGEST = 60;

/** So short, capitals are most likely a name: "CCTV". */
const SHORT_NAME = 5;

/** "LOCKERS AND CCTV" → "Lockers and CCTV": what the text itself writes in capitals keeps them. */
function notShouted({ sentences }: Reading, words: string): string {
	if (words !== words.toUpperCase() || words.length <= SHORT_NAME) return words;
	const isShort = (word: string) =>
		sentences.some(
			({ text }) => text !== text.toUpperCase() && new RegExp(`\\b${escape(word)}\\b`).test(text)
		);
	return upper(
		words.replace(/\p{L}+/gu, (word) =>
			word !== 'I' && !isShort(word) ? word.toLowerCase() : word
		)
	);
}

/** All but the title. */
const headingsOf = ({ text, title, setAside }: Reading): Span[] =>
	setAside.filter(
		(a) =>
			a.reason === 'heading' &&
			// "Say:" opens a list, and no part.
			!text.slice(a.start, a.end).trimEnd().endsWith(':') &&
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
